#!/usr/bin/env python3
"""What the auditor's tool prints as JSON is what Schemas/ says, for sound and for damaged ledgers.

usage: schema.py DAICHO DAICHO-REPLAY LEDGER
"""
import json, os, re, subprocess, sys, tempfile

daicho, replay, ledger = sys.argv[1:4]
schemas = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Schemas")
kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
known = {"$schema", "title", "type", "required", "properties", "additionalProperties", "items",
         "minItems", "maxItems", "minimum", "pattern", "enum", "const", "format"}


def problems(value, schema, at="$"):
    """The part of JSON Schema that the two schemas use; a schema that uses more is refused."""
    if set(schema) - known:
        yield f"{at}: the schema has {set(schema) - known}"
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(isinstance(value, kinds[n]) and not isinstance(value, bool) for n in names):
        yield f"{at}: {value!r} is no {names}"
        return
    if "const" in schema and value != schema["const"] or value not in schema.get("enum", [value]):
        yield f"{at}: {value!r}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} has another form"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{at}: {value!r} is too small"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for place, item in enumerate(value):
            yield from problems(item, schema["items"], f"{at}[{place}]")
    if isinstance(value, dict):
        for name in set(schema["required"]) - set(value):
            yield f"{at}: {name} is missing"
        for name in set(value) - set(schema["properties"]):
            yield f"{at}: {name} is not in the schema"
        for name in set(value) & set(schema["properties"]):
            yield from problems(value[name], schema["properties"][name], f"{at}.{name}")


def check(name, text):
    with open(os.path.join(schemas, name + ".json"), encoding="utf-8") as file:
        schema = json.load(file)
    found = list(problems(json.loads(text), schema))
    if found:
        sys.exit(f"{name}: {found[:5]}")
    # The check can fail: what lacks a member, or has one too many, is no such thing.
    for wrong in [{}, {**json.loads(text), "extra": 1}]:
        if not list(problems(wrong, schema)):
            sys.exit(f"{name}: its schema lets everything pass")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as work:
    subjects = [ledger, os.path.join(work, "nowhere")]
    for verb in ["publish", "snapshot"]:
        folder = os.path.join(work, verb)
        option = ["-o"] if verb == "snapshot" else []
        subprocess.run([daicho, verb, ledger, *option, folder], capture_output=True, check=True)
        subjects.append(folder)
    damaged = os.path.join(work, "damaged")
    subprocess.run(["cp", "-r", os.path.join(work, "snapshot"), damaged], check=True)
    with open(os.path.join(damaged, "postings.csv"), "ab") as file:
        file.write(b"1,2\n")
    subjects.append(damaged)
    for subject in subjects:
        for verb in ["verify", "replay"]:
            check("audit-report", output(replay, verb, subject, "--json"))
        check("certificate", output(replay, "certificate", subject, "--json"))
print(f"{len(subjects)} subjects, each audited and certified as its schemas say")
