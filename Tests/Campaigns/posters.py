#!/usr/bin/env python3
"""Many processes post to one ledger at once: no gap, no duplicate, no lost update.

usage: posters.py DAICHO DAICHO_REPLAY [COUNT]

Each poster records its own rows, and all of them try the same rows as well: those must be recorded
once, and everybody must get the same receipt.
"""
import json, os, subprocess, sys, tempfile

daicho, replay = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 64
own, shared = 12, 6


def check(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout[-2000:]}{done.stderr}")
    return done.stdout


with tempfile.TemporaryDirectory() as work:
    ledger = os.path.join(work, "ledger")
    check(daicho, "init", ledger, "--name", "posters", "--operator", "test", "--on", "2024-04-01")
    setup = os.path.join(work, "setup.jsonl")
    with open(setup, "w") as file:
        for line in [
            {"command": "actor.register", "subject": "actor/clerk", "facts": {"name": "clerk"}},
            {"command": "role.grant", "subject": "actor/clerk",
             "facts": {"role": "corporation.clerk"}},
        ]:
            file.write(json.dumps(line | {"on": "2024-04-01", "as": "administrator"}) + "\n")
    check(daicho, "post", ledger, setup)
    processes = []
    for poster in range(count):
        path = os.path.join(work, f"{poster}.jsonl")
        with open(path, "w") as file:
            names = [f"own-{poster}-{n}" for n in range(own)] + [f"all-{n}" for n in range(shared)]
            for name in names:
                file.write(json.dumps({
                    "command": "party.register", "subject": f"party/{name}", "on": "2024-04-01",
                    "as": "clerk", "facts": {"name": name, "kind": "other"}}) + "\n")
        processes.append(subprocess.Popen(
            [daicho, "post", ledger, path, "--json", "--batch", "3"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    receipts = {}
    for process in processes:
        output, errors = process.communicate()
        if process.returncode != 0:
            sys.exit(f"status {process.returncode}: {output}{errors}")
        for line in output.splitlines():
            row = json.loads(line)
            known = receipts.setdefault(row["id"], row["positions"])
            if known != row["positions"]:
                sys.exit(f"two receipts: {known} and {row}")
    positions = sorted(p for positions in receipts.values() for p in positions)
    expected = count * own + shared
    if len(receipts) != expected or positions != list(range(positions[0], positions[0] + expected)):
        sys.exit(f"{len(receipts)} commands of {expected}; positions {positions[:5]}...")
    check(replay, "replay", ledger)
print(f"{count} posters, {expected} events, no gap, no duplicate")
print(f"{count} passed, 0 failed")
