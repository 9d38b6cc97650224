#!/usr/bin/env python3
"""Asks where numbers come from, and adds up and proves the answers without our code.

usage: explain.py DAICHO_REPLAY LEDGER [COUNT [SEED]]

COUNT numbers of all tables, now and about a day: the effects of the events come to each, none of
them is nothing, and each event stands in the tree of the log, by the bytes of its record and its
C2SP proof, with the arithmetic of Tools/Verifier/verify.py.
"""
import csv, io, json, os, random, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from forger import verify

replay, ledger = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
random.seed(int(sys.argv[4]) if len(sys.argv) > 4 else 1)


def explain(*arguments):
    done = subprocess.run([replay, "explain", ledger, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{arguments[-1]}: {done.returncode}\n{done.stderr}")
    return done.stdout


def proven(folder, position, root):
    """Whether the record in the folder is the log's at a position."""
    with open(os.path.join(folder, f"{position}.tlog-proof"), "rb") as file:
        proof = verify.Receipt(file.read())
    with open(os.path.join(folder, f"{position}.record"), "rb") as file:
        record = file.read()
    leaf = verify.sha256(b"\0" + record)
    found = verify.root_of_inclusion(leaf, proof.index, proof.note.size, proof.path)
    return (verify.Record(record).position == position == proof.index
            and found == proof.note.root == root)


def check(number, folder, root):
    events, address = number["events"], number["address"]
    effects = [event.get("effect") for event in events]
    if number["adds"]:
        if sum(effects) != number["number"] or 0 in effects:
            sys.exit(f"{address}: {effects} are not {number['number']}")
    elif len(events) > 1:
        sys.exit(f"{address}: set by {len(events)} events")
    for event in events + number["cancelled"]:
        if not proven(folder, event["position"], root):
            sys.exit(f"{address}: event {event['position']} is not proven")
    return len(events)


asked = listed = 0
for times in [[], ["--on", "FY2024"], ["--on", "FY2024", "--as-of", "150"]]:
    rows = list(csv.reader(io.StringIO(explain("--list", "--csv", *times))))[1:]
    numbers = random.sample([row[0] for row in rows], min(count // 3, len(rows)))
    with tempfile.TemporaryDirectory() as work:
        proofs = os.path.join(work, "proofs")
        answer = json.loads(explain("--json", "--proofs", proofs, *times, *numbers))
        root = bytes.fromhex(answer["root"])
        listed += sum(check(number, proofs, root) for number in answer["numbers"])
    asked += len(answer["numbers"])
print(f"{asked} numbers by {listed} events: {asked} passed, 0 failed")
