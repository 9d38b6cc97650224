#!/usr/bin/env python3
"""kill -9 while a long file is posted: every acknowledged event is there once, in order.

usage: kill.py DAICHO DAICHO_REPLAY [ROUNDS] [SEED]

Each round posts on where the last one was killed. After each kill the ledger is verified and
replayed, every acknowledged row is looked up and its leaf hash compared, and its receipt is asked
for; nothing is repaired in between. Half done is what no verification finds: a row stands with all
its events or not at all.
"""
import json, os, random, signal, subprocess, sys, tempfile, time

daicho, replay = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 200
chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
row_count = 200 * rounds + 2000


def check(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout[-2000:]}{done.stderr}")
    return done.stdout


with tempfile.TemporaryDirectory() as work:
    ledger = os.path.join(work, "ledger")
    check(daicho, "init", ledger, "--name", "kill", "--operator", "test", "--on", "2024-04-01")
    setup = os.path.join(work, "setup.jsonl")
    with open(setup, "w") as file:
        for line in [
            {"command": "actor.register", "subject": "actor/clerk", "facts": {"name": "clerk"}},
            {"command": "role.grant", "subject": "actor/clerk",
             "facts": {"role": "corporation.clerk"}},
        ]:
            file.write(json.dumps(line | {"on": "2024-04-01", "as": "administrator"}) + "\n")
    check(daicho, "post", ledger, setup)
    acts = os.path.join(work, "acts.jsonl")
    with open(acts, "w") as file:
        for number in range(row_count):
            file.write(json.dumps({
                "command": "party.register", "subject": f"party/P{number}", "on": "2024-04-01",
                "as": "clerk", "facts": {"name": f"party {number}", "kind": "other"}}) + "\n")
    acknowledged = {}
    kills = 0
    for number in range(rounds):
        batch = chance.choice([1, 7, 50, 200])
        process = subprocess.Popen(
            [daicho, "post", ledger, acts, "--json", "--batch", str(batch)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        timer_end = time.time() + 0.05 + chance.random() * 0.5
        os.set_blocking(process.stdout.fileno(), False)
        output = b""
        while time.time() < timer_end and process.poll() is None:
            output += process.stdout.read() or b""
            time.sleep(0.002)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.wait()
        os.set_blocking(process.stdout.fileno(), True)
        output += process.stdout.read()
        # The last line may be cut by the kill: what is not whole was not acknowledged.
        for line in output[:output.rfind(b"\n") + 1].decode().splitlines():
            row = json.loads(line)
            if row["status"] != "recorded":
                sys.exit(f"round {number}: {row}")
            known = acknowledged.setdefault(row["row"], row)
            if known["positions"] != row["positions"] or known["leaf"] != row["leaf"]:
                sys.exit(f"round {number}: row {row['row']} has two receipts: {known} {row}")
        check(replay, "verify", ledger)
    check(replay, "replay", ledger)
    stored = {}
    for line in check(daicho, "log", ledger, "--type", "party.registered", "--json").splitlines():
        event = json.loads(line)
        name = event["stream"]
        if name in stored:
            sys.exit(f"{name} stands twice")
        stored[name] = event["position"]
    for row, receipt in acknowledged.items():
        if stored.get(f"party/P{row - 1}") != receipt["positions"][-1]:
            sys.exit(f"acknowledged row {row} is not where it was: {receipt}")
    if list(stored.values()) != sorted(stored.values()):
        sys.exit("out of order")
    if [f"party/P{n}" for n in range(len(stored))] != list(stored):
        sys.exit("a row was passed over")
    for row in chance.sample(sorted(acknowledged), min(20, len(acknowledged))):
        answer = json.loads(check(
            daicho, "receipt", ledger, str(acknowledged[row]["positions"][-1]), "--json"))
        if answer["leaf"] != acknowledged[row]["leaf"]:
            sys.exit(f"receipt of row {row}: {answer}")
print(f"{kills} kills, {len(acknowledged)} acknowledged rows, {len(stored)} stored")
print(f"{rounds} passed, 0 failed")
