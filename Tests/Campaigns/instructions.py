#!/usr/bin/env python3
"""The guard on counts of instructions fails where it should, and only there.

usage: instructions.py COMPARE EXPECTED
"""
import os, subprocess, sys, tempfile

compare, recorded = sys.argv[1:3]
with open(recorded) as file:
    head, *lines = [line.rstrip("\n") for line in file]
pieces = dict(line.split("\t") for line in lines)


def verdict(counts):
    with tempfile.NamedTemporaryFile("w", suffix=".counts") as file:
        file.write("\n".join([head, *(f"{piece}\t{count}" for piece, count in counts.items())]))
        file.write("\n")
        file.flush()
        done = subprocess.run([compare, recorded, file.name], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def scaled(piece, factor):
    return {**pieces, piece: round(int(pieces[piece]) * factor)}


checks = 0
cases = [(pieces, None), ({**pieces, "another": 1}, "another: None")]
for name in pieces:
    cases += [(scaled(name, 1.09), None), (scaled(name, 0.91), None),
              (scaled(name, 1.12), f"{name}: "), (scaled(name, 0.88), f"{name}: "),
              ({k: v for k, v in pieces.items() if k != name}, f"{name}: ")]
for counts, culprit in cases:
    status, text = verdict(counts)
    accused = [line for line in text.splitlines() if "recorded, " in line and line.count(":") > 1]
    right = (status == 0 and not accused) if culprit is None else (
        status == 1 and len(accused) == 1 and accused[0].startswith(culprit)
        and "--record" in text)
    if not right:
        sys.exit(f"the guard said {status} of {counts}:\n{text}")
    checks += 1
print(f"{checks} passed, 0 failed")
