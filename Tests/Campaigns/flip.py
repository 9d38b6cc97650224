#!/usr/bin/env python3
"""Flips bits of a ledger's file and asks daicho-replay about each copy.

usage: flip.py DAICHO_REPLAY LEDGER [COUNT] [SEED]

Every flip must end as failed or incomplete. One that ends as verified must have hit bytes that
carry nothing: then all events, as `log --json` would print them, are the same as before; the
number of such flips is printed. A crash or a hang is a failure of the campaign.
"""
import json, os, random, shutil, subprocess, sys, tempfile

replay, ledger = sys.argv[1], sys.argv[2]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
chance = random.Random(seed)
original = open(os.path.join(ledger, "log.mdb"), "rb").read()


def run(folder):
    done = subprocess.run([replay, "replay", folder, "--json"], capture_output=True, timeout=120)
    return done.returncode, done.stdout


tally = {}
with tempfile.TemporaryDirectory() as work:
    folder = os.path.join(work, "ledger")
    os.mkdir(folder)
    path = os.path.join(folder, "log.mdb")
    open(path, "wb").write(original)
    status, before = run(folder)
    assert status == 0, f"the ledger itself is not verified: {status}"
    before = json.loads(before)
    for number in range(count):
        place = chance.randrange(len(original))
        bit = 1 << chance.randrange(8)
        damaged = bytearray(original)
        damaged[place] ^= bit
        open(path, "wb").write(damaged)
        status, output = run(folder)
        if status not in (0, 1, 2):
            sys.exit(f"seed {seed}, flip {number}: byte {place} bit {bit}: status {status}")
        result = {0: "verified", 1: "failed", 2: "incomplete"}[status]
        if status == 0:
            after = json.loads(output)
            for key in ("records", "root", "balances", "checkpoints", "commands"):
                if before[key] != after[key]:
                    sys.exit(f"seed {seed}: byte {place} bit {bit}: verified, but {key} differs")
            if os.environ.get("SHOW"):
                print(place // 4096, place % 4096, bit)
        tally[result] = tally.get(result, 0) + 1
print(f"seed {seed}: {count} flips:", ", ".join(f"{v} {k}" for k, v in sorted(tally.items())))
print(f"{count} passed, 0 failed")
