#!/usr/bin/env python3
"""Control-C while a long file is posted: a sentence, a status of its own, and nothing half done.

usage: interrupt.py DAICHO DAICHO_REPLAY

What was told as recorded is in the log, nothing else is, and posting the file again records the
rest.
"""
import json, os, signal, subprocess, sys, tempfile

daicho, replay = sys.argv[1:3]
row_count = 5_000


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def expect(is_right, what):
    if not is_right:
        sys.exit(f"not as it should be: {what}")


with tempfile.TemporaryDirectory() as work:
    ledger, acts = os.path.join(work, "ledger"), os.path.join(work, "acts.jsonl")
    run(daicho, "init", ledger, "--name", "stop", "--operator", "test", "--on", "2024-04-01")
    with open(acts, "w") as file:
        for number in range(row_count):
            act = {
                "command": "actor.register", "subject": f"actor/a{number}", "on": "2024-04-01",
                "facts": {"name": "x"},
            }
            file.write(json.dumps(act) + "\n")
    command = [daicho, "post", ledger, acts, "--as", "administrator", "--batch", "100"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as post:
        first = post.stdout.readline()
        post.send_signal(signal.SIGINT)
        told, errors = post.stdout.read(), post.stderr.read()
    lines = [first] + told.splitlines()
    expect(post.returncode == 130, f"status {post.returncode}: {errors[-500:]}")
    expect("[interrupted]" in errors, errors[-500:])
    expect(len(lines) < row_count, "it came to its end before it was stopped")
    expect(f"{len(lines)} recorded, 0 recorded before" in errors, errors[-500:])
    audit = run(replay, "replay", ledger)
    expect(audit.returncode == 0, audit.stdout[-500:])
    again = run(*command)
    expect(again.returncode == 0, again.stderr[-500:])
    rest = row_count - len(lines)
    expect(f"{rest} recorded, {len(lines)} recorded before" in again.stderr, again.stderr[-500:])
    print(f"stopped behind row {len(lines)} of {row_count}; the rest was recorded afterwards")
