#!/usr/bin/env python3
"""Damaged ledgers, packages, published logs and other files that the auditor's tool is given: it
never crashes, hangs or takes much memory, and what is empty, cut or changed is never verified.

usage: damage.py DAICHO DAICHO-REPLAY LEDGER [COUNT [SEED]]
"""
import json, os, random, shutil, signal, subprocess, sys, tempfile, time

daicho, replay, ledger = sys.argv[1:4]
count = int(sys.argv[4]) if len(sys.argv) > 4 else 200
random.seed(int(sys.argv[5]) if len(sys.argv) > 5 else 20261201)
SECONDS, MEBIBYTES = 60, 512
largest = slowest = 0


def run(*arguments):
    """The status, after a look at time and memory."""
    global largest, slowest
    begin = time.time()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen([replay, *arguments], stdout=nowhere, stderr=nowhere)
        signal.alarm(SECONDS)
        try:
            _, state, usage = os.wait4(child.pid, 0)
        finally:
            signal.alarm(0)
    child.returncode = os.waitstatus_to_exitcode(state)
    largest = max(largest, usage.ru_maxrss // 1024)
    slowest = max(slowest, time.time() - begin)
    return child.returncode


def hang(*_):
    raise TimeoutError


def change(data):
    """Other bytes than before: flipped, cut, overwritten, taken out, put in, or none at all."""
    kind = random.randrange(7)
    if not data or kind == 0:
        return data + random.randbytes(random.randint(1, 8))
    place = random.randrange(len(data))
    if kind == 1:
        return data[:place]
    if kind == 2:
        return b""
    length = random.choice([1, 1, 8, 100, 4096])
    if kind == 3:
        return data[:place] + data[place + length:]
    if kind == 4:
        return data[:place] + random.randbytes(length) + data[place:]
    if kind == 5:
        return data[:place] + bytes(length) + data[place + length:]
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1:]


def told(folder):
    """What is told of a log: how many records it has, and the root that they make."""
    done = subprocess.run([replay, "verify", folder, "--json"], capture_output=True)
    answer = json.loads(done.stdout)
    return answer["records"], answer["root"]


def carries_nothing(name, path, before, after, copy):
    """Whether a change may pass: of a ledger's file, in bytes that no record, head or index is made
    of; to a checkpoint, behind the ledger's own signature, in those of keys that nobody has named:
    that there are some is told."""
    if name == "ledger":
        return len(after) >= len(before) and told(copy) == told(sound[name])
    own = before.index(b"\n", before.index("\u2014".encode())) + 1
    return os.path.basename(path) == "checkpoint" and after.startswith(before[:own])


signal.signal(signal.SIGALRM, hang)
with tempfile.TemporaryDirectory() as work:
    sound = {name: os.path.join(work, name) for name in ["ledger", "package", "public"]}
    os.mkdir(sound["ledger"])
    shutil.copy(os.path.join(ledger, "log.mdb"), sound["ledger"])
    key, state, signed = (os.path.join(work, name) for name in ["key", "state", "signed"])
    run("make-witness-key", "witness.example", key)
    if run("cosign", ledger, "--key", key, "--state", state, "--begin", "-o", signed) != 0:
        sys.exit("a sound ledger is not cosigned")
    subprocess.run([daicho, "snapshot", ledger, "-o", sound["package"]], check=True,
                   capture_output=True)
    subprocess.run([daicho, "publish", ledger, sound["public"]], check=True, capture_output=True)
    for name, folder in sound.items():
        if run("verify", folder) != 0:
            sys.exit(f"a sound {name} is not verified")
    passed = 0
    for number in range(count):
        name = random.choice(list(sound))
        copy = os.path.join(work, "copy")
        shutil.copytree(sound[name], copy)
        files = sorted(os.path.join(d, f) for d, _, fs in os.walk(copy) for f in fs)
        path = random.choice(files)
        with open(path, "rb") as file:
            before = file.read()
        after = change(before)
        with open(path, "wb") as file:
            file.write(after)
        other = random.choice([state, signed])
        with open(other, "rb") as file:
            damaged = change(file.read())
        with open(os.path.join(work, "other"), "wb") as file:
            file.write(damaged)
        commands = {
            "verify": ["verify", copy], "replay": ["replay", copy],
            "older": ["verify", sound["ledger"], "--older", copy],
            "certificate": ["certificate", copy, "--json"],
            "resume": ["replay", sound["ledger"], "--resume", os.path.join(work, "other")],
            "policy": ["verify", copy, "--policy", os.path.join(work, "other")],
        }
        if name == "ledger":
            commands["damage"] = ["damage", copy]
        else:
            commands["against"] = ["damage", sound["ledger"], "--against", copy]
        verbs = ["verify", random.choice([v for v in commands if v != "verify"])]
        for verb in verbs:
            what = f"{number}: {verb} of a {name}, {os.path.relpath(path, copy)}"
            try:
                status = run(*commands[verb])
            except TimeoutError:
                sys.exit(f"{what}: no answer within {SECONDS} seconds")
            if status not in (0, 1, 2):
                sys.exit(f"{what}: ends with {status}")
            if verb in ("verify", "replay", "certificate") and status == 0 and after != before:
                if not carries_nothing(name, path, before, after, copy):
                    sys.exit(f"{what}: is verified")
            passed += 1
        shutil.rmtree(copy)
        if largest > MEBIBYTES:
            sys.exit(f"{number}: took {largest} MiB")
        if number % 500 == 499:
            print(f"{number + 1} damaged", flush=True)
print(f"{count} damaged, {passed} answers, at most {largest} MiB and {slowest:.1f} s")
