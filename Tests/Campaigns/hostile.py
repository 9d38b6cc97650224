#!/usr/bin/env python3
"""Malformed, huge and hostile files: each gets a clear error with file, row and field, status 2, and
nothing is recorded.

usage: hostile.py DAICHO LEDGER
"""
import json, os, shutil, subprocess, sys, tempfile

daicho, ledger = sys.argv[1:3]
good = {"command": "party.register", "subject": "party/X", "on": "2025-04-01",
        "as": "synthetic.clerk", "facts": {"name": "x", "kind": "other"}}


def with_(**changes):
    return json.dumps(good | changes).encode() + b"\n"


def fact(**changes):
    return with_(facts=good["facts"] | changes)


def money(amount):
    return with_(command="grant.allocate", subject="grant/G-2024-001", facts={}).replace(
        b'"facts": {}', b'"facts": {"amount": ' + amount + b"}")


# name, bytes, what the message must hold
cases = [
    ("bad-utf8.jsonl", b'{"command": "party.register\xff"}\n', "not-json"),
    ("bad-utf8.csv", b"command,subject,on\nparty.register,\xff\xfe,\n", "not-utf8"),
    ("nul.jsonl", b'{"command": "\x00"}\n', "control character"),
    ("nul.csv", b"command,subject,on\nparty.register,a\x00b,\n", "not-csv"),
    ("huge-field.jsonl", fact(name="x" * 10_000_000), "row-too-long"),
    ("huge-field.csv", b"command,subject,on,as,name,kind\nparty.register,party/X,2025-04-01,"
     b"synthetic.clerk," + b"x" * 10_000_000 + b",other\n", "row-too-long"),
    ("long-name.jsonl", fact(name="x" * 2000), "'name'"),
    ("deep.jsonl", b"[" * 100_000 + b"\n", "not-json"),
    ("deep-object.jsonl", b'{"facts":' * 10_000 + b"\n", "deeper"),
    ("deep.json", b"[" * 1_000_000, "deeper"),
    ("2-63.jsonl", money(b"9223372036854775808"), "'amount'"),
    ("2-64.jsonl", money(b"18446744073709551616"), "'amount'"),
    ("thousand-digits.jsonl", money(b"1" * 1000), "'amount'"),
    ("negative.jsonl", money(b"-1"), "'amount'"),
    ("decimal.jsonl", money(b"1.5"), "'amount'"),
    ("exponent.jsonl", money(b"1e3"), "'amount'"),
    ("text-amount.jsonl", money(b'"1000"'), "'amount'"),
    ("zero.jsonl", money(b"0"), "'amount'"),
    ("bom.jsonl", b"\xef\xbb\xbf" + with_(), "byte order mark"),
    ("twice.jsonl", b'{"command":"party.register","command":"x"}\n', "twice"),
    ("trailing.jsonl", with_().rstrip() + b" x\n", "follows"),
    ("truncated.jsonl", with_()[:40], "not-json"),
    ("surrogate.jsonl", b'{"command": "\\ud800"}\n', "surrogate"),
    ("unknown-command.jsonl", with_(command="grant.steal"), "command-unknown"),
    ("unknown-field.jsonl", fact(colour="red"), "'colour'"),
    ("unknown-envelope.jsonl", with_(colour="red"), "'colour'"),
    ("missing-date.jsonl", json.dumps({k: v for k, v in good.items() if k != "on"}).encode(),
     "'on'"),
    ("bad-date.jsonl", with_(on="2025-02-30"), "'on'"),
    ("bad-subject.jsonl", with_(subject="party/../../etc"), "'subject'"),
    ("bad-id.jsonl", with_(id="1"), "'id'"),
    ("bad-choice.jsonl", fact(kind="friend"), "'kind'"),
    ("control.jsonl", fact(name="a\u0007b"), "'name'"),
    ("bidi.jsonl", fact(name="a\u202eb"), "'name'"),
    ("bad-number.jsonl", fact(corporationNumber="1234567890123"), "'corporationNumber'"),
    ("unknown-reference.jsonl", with_(command="subsidy.receive", subject="fund", facts={
        "budgetYear": "FY2025", "amount": 1, "bank": "nobody"}), "'bank'"),
    ("derived.jsonl", with_(command="grant.settle", subject="grant/G-2024-001", facts={
        "bank": "bank-a", "amount": 5}), "field-derived"),
    ("quote.csv", b'command,subject,on\n"party.register,x\n', "not-csv"),
    ("cells.csv", b"command,subject,on\nparty.register,party/X\n", "not-csv"),
    ("header-twice.csv", b"command,command\na,b\n", "not-csv"),
    ("array.jsonl", b"[1,2,3]\n", "not-json"),
    ("number.json", b"[1]", "not-json"),
]
before = subprocess.run([daicho, "checkpoint", ledger], capture_output=True).stdout
passed = 0
with tempfile.TemporaryDirectory() as work:
    for name, content, expected in cases:
        path = os.path.join(work, name)
        open(path, "wb").write(content)
        done = subprocess.run(
            [daicho, "post", ledger, path], capture_output=True, timeout=120)
        text = (done.stdout + done.stderr).decode("utf-8", "replace")
        if done.returncode != 2 or expected not in text or f"{name}:" not in text:
            sys.exit(f"{name}: status {done.returncode}, '{expected}' not told:\n{text[:1000]}")
        passed += 1
    # What spreadsheets write is taken: a byte order mark, CRLF, quoted cells, a formula as text.
    path = os.path.join(work, "sheet.csv")
    open(path, "wb").write(
        b"\xef\xbb\xbfcommand,subject,on,as,name,kind\r\n"
        b'party.register,party/SHEET,2025-04-01,synthetic.clerk,"=1+1, ""quoted""",other\r\n')
    done = subprocess.run([daicho, "post", ledger, path, "--dry-run"], capture_output=True)
    if done.returncode != 0:
        sys.exit(f"sheet.csv: {done.stdout} {done.stderr}")
    passed += 1
    # A ledger that is shortened while it is read: the reader is held by its pipe meanwhile.
    copy = os.path.join(work, "shortened")
    shutil.copytree(ledger, copy)
    many = "".join(
        json.dumps(good | {"subject": f"party/MANY{number}"}) + "\n" for number in range(3000))
    subprocess.run([daicho, "post", copy, "-", "--key", ledger.rstrip("/") + ".key"],
                   input=many.encode(), capture_output=True, check=True)
    reader = subprocess.Popen([daicho, "log", copy, "--json"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    reader.stdout.readline()
    os.truncate(os.path.join(copy, "log.mdb"), 8192)
    text = reader.communicate(timeout=60)[1].decode()
    if reader.returncode != 3 or "cannot be read on" not in text:
        sys.exit(f"shortened: status {reader.returncode}: {text}")
    passed += 1
after = subprocess.run([daicho, "checkpoint", ledger], capture_output=True).stdout
if before != after or not before:
    sys.exit("something was recorded")
print(f"{passed} passed, 0 failed")
