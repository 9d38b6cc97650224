#!/usr/bin/python3
"""Reads a published log with nothing but Schemas/log-format.md, the schemas and a CBOR package.

usage: reader.py DAICHO LEDGER

Compares every record with `daicho log --json`, recomputes the root, and checks the signature of the
checkpoint with the key from the first event. A canonical re-encoding must give the same bytes.
"""
import base64, datetime, hashlib, json, os, struct, subprocess, sys, tempfile, uuid

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

daicho, ledger = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
schemas = os.path.join(here, "..", "..", "Schemas", "events")
commands = os.path.join(here, "..", "..", "Schemas", "commands")
ROLES = [None, "minister", "corporation.clerk", "corporation.screener", "corporation.approver",
         "corporation.treasurer", "administrator", "auditor", "regulator", "system"]
NONE = 2**64 - 1
EPOCH = datetime.date(1970, 1, 1)


def load_types():
    types = {}
    for name in os.listdir(schemas):
        schema = json.load(open(os.path.join(schemas, name), encoding="utf-8"))
        version = schema["properties"]["version"]["const"]
        types[schema["x-code"], version] = schema
    return types


def load_commands():
    """The command that asks for each type of event."""
    names = {}
    for name in os.listdir(commands):
        schema = json.load(open(os.path.join(commands, name), encoding="utf-8"))
        names[schema["x-event"]] = schema["title"]
    return names


def entries(folder):
    for root, _, files in sorted(os.walk(os.path.join(folder, "tile", "entries"))):
        for name in sorted(files):
            data = open(os.path.join(root, name), "rb").read()
            while data:
                size = struct.unpack(">H", data[:2])[0]
                yield data[2:2 + size]
                data = data[2 + size:]


def tree_root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_root(leaves[:split]) + tree_root(leaves[split:])).digest()


def value(schema, stored, names):
    if "x-reference" in schema:
        name = names[stored]
        return name if schema["x-reference"] == "any" else name.split("/", 1)[-1]
    if "enum" in schema:
        return schema["enum"][stored - 1]
    if schema.get("format") == "date":
        return (EPOCH + datetime.timedelta(days=stored)).isoformat()
    if schema.get("pattern", "").startswith("^FY"):
        return f"FY{stored}"
    if schema.get("pattern", "").endswith("%$"):
        return f"{stored // 100}.{stored % 100:02d}%"
    if schema.get("type") == "array":
        return [value(schema["items"], item, names) for item in stored]
    if "x-command" in schema:
        return command(stored, names)
    if schema.get("type") == "object":
        return facts(schema, stored, names)
    if isinstance(stored, bytes):
        return stored.hex()
    return stored


def documents(stored):
    return [{"sha256": d[0].hex(), "mediaType": d[1], "byteCount": d[2], "title": d[3]}
            for d in stored]


def command(stored, names):
    """A command inside an event: what was given of the facts, and not what the rules filled in."""
    schema = types[stored[1], stored[2]]
    shown = {"command": asked[schema["title"]], "subject": stored[3],
             "on": (EPOCH + datetime.timedelta(days=stored[4])).isoformat(),
             "facts": facts(schema["properties"]["facts"], stored[5], names, given=True)}
    return shown | ({"evidence": documents(stored[6])} if 6 in stored else {})


def facts(schema, stored, names, given=False):
    by_key = {p["x-key"]: (n, p) for n, p in schema["properties"].items()
              if not (given and "x-derived" in p)}
    required = set(schema["required"]) & {n for n, _ in by_key.values()}
    assert required <= {by_key[k][0] for k in stored}, "a required field is missing"
    return {by_key[k][0]: value(by_key[k][1], v, names) for k, v in stored.items()}


types = load_types()
asked = load_commands()
with tempfile.TemporaryDirectory() as work:
    subprocess.run([daicho, "publish", ledger, work], check=True, capture_output=True)
    records = list(entries(work))
    checkpoint = open(os.path.join(work, "checkpoint"), encoding="utf-8").read()
lines = subprocess.run(
    [daicho, "log", ledger, "--json"], check=True, capture_output=True, text=True
).stdout.splitlines()
assert len(lines) == len(records), f"{len(lines)} events, {len(records)} records"

# Names are looked up behind as well as ahead within an append, so they are gathered first.
names, accounts = {}, {}
for record in records:
    position, = struct.unpack_from("<Q", record, 8)
    postings, name_length, body_length = struct.unpack_from("<BBH", record, 88)
    start = 96 + 16 * postings
    if name_length:
        names[position] = record[start:start + name_length].decode("ascii")
for record in records:
    position, = struct.unpack_from("<Q", record, 8)
    code, version = struct.unpack_from("<HB", record, 2)
    if types[code, version]["properties"]["type"]["const"] == "account.opened":
        postings, name_length, body_length = struct.unpack_from("<BBH", record, 88)
        body = cbor2.loads(record[96 + 16 * postings + name_length:][:body_length])
        books = types[code, version]["properties"]["facts"]["properties"]["book"]["enum"]
        accounts[position] = f"{books[body[1] - 1]}:{body[2]}" + (
            f":{names[body[3]]}" if 3 in body else "")

leaves, last_time, passed = [], -2**63, 0
signer = None
for index, (record, line) in enumerate(zip(records, lines)):
    event = json.loads(line)
    (form, code, version, role, basis, flags, position, recorded) = struct.unpack_from(
        "<HHBBBBQq", record)
    stream, actor, approver, causation, correlation = struct.unpack_from("<5Q", record, 40)
    stream_version, effective, postings, name_length, body_length, evidence_length, zero = \
        struct.unpack_from("<IiBBHHH", record, 80)
    assert form == 1 and zero == 0 and flags & ~3 == 0 and position == index
    assert recorded >= last_time
    last_time = recorded
    assert len(record) == 96 + 16 * postings + name_length + body_length + evidence_length
    assert (name_length > 0) == (stream == position)
    schema = types[code, version]
    legs = [struct.unpack_from("<Qq", record, 96 + 16 * n) for n in range(postings)]
    assert sum(amount for _, amount in legs) == 0
    start = 96 + 16 * postings + name_length
    body = record[start:start + body_length]
    stored = cbor2.loads(body)
    assert cbor2.dumps(stored, canonical=True) == body, f"record {index}: body is not canonical"
    properties = schema["properties"]
    assert event["type"] == properties["type"]["const"]
    assert event["facts"] == facts(properties["facts"], stored, names), f"record {index}"
    assert event["role"] == ROLES[role] and event["basis"] == properties["basis"]["enum"][basis]
    assert event["stream"] == names[stream] and event["actor"] == names[actor]
    assert event["streamVersion"] == stream_version
    assert event["commandID"] == str(uuid.UUID(bytes=record[24:40]))
    assert event["effectiveOn"] == (EPOCH + datetime.timedelta(days=effective)).isoformat()
    assert event.get("causation", NONE) == causation and correlation == NONE
    assert event.get("approvedBy") == (None if approver == NONE else names[approver])
    assert event.get("entry", []) == [
        {"account": accounts[a], "side": "debit" if v > 0 else "credit", "amount": abs(v)}
        for a, v in legs], f"record {index}"
    if evidence_length:
        assert event["evidence"] == documents(cbor2.loads(record[start + body_length:]))
    if index == 0:
        signer = stored[4]
    leaves.append(hashlib.sha256(b"\0" + record).digest())
    passed += 1

text, signature = checkpoint.split("\n\n")
origin, size, root = (text + "\n").splitlines()[:3]
assert int(size) == len(leaves), "the checkpoint is of another size"
assert base64.b64decode(root) == tree_root(leaves), "the root differs"
name, encoded = signature.strip().removeprefix("\u2014 ").split(" ")
Ed25519PublicKey.from_public_bytes(signer).verify(
    base64.b64decode(encoded)[4:], (text + "\n").encode())
print(f"{passed} records read; root {tree_root(leaves).hex()}; signature of {origin} verifies")
print(f"{passed} passed, 0 failed")
