#!/usr/bin/python3
"""Cosignatures by the words of C2SP tlog-cosignature and signed-note, checked by a program of its
own with the Ed25519 of the `cryptography` package.

usage: cosign.py DAICHO DAICHO_REPLAY LEDGER

What `daicho-replay cosign` signs is what the specification says, byte for byte, and no byte of it
can be changed. What such a program signs is believed by `daicho-replay verify --policy`, beside
lines of kinds that nobody here knows. The specification publishes an example without its key: of
it the form is read. The witness's memory is of one log under one name, and is no replay that was
interrupted.
"""
import base64, hashlib, os, shutil, struct, subprocess, sys, tempfile, time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger

COSIGNATURE, MLDSA = 0x04, 0x06
EXAMPLE = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcy\
v2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX\
3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""
checked = 0


def expect(is_right, what):
    global checked
    if not is_right:
        sys.exit(f"not as it should be: {what}")
    checked += 1


def key_id(name, algorithm, public):
    return hashlib.sha256(name.encode() + b"\n" + bytes([algorithm]) + public).digest()[:4]


def vkey(name, algorithm, public):
    encoded = base64.b64encode(bytes([algorithm]) + public).decode()
    return f"{name}+{key_id(name, algorithm, public).hex()}+{encoded}"


def parsed_vkey(text):
    name, hash, key = text.strip().split("+", 2)
    key = base64.b64decode(key, validate=True)
    expect(key[0] == COSIGNATURE and len(key) == 33, "a key of type 0x04 and 32 bytes")
    expect(key_id(name, key[0], key[1:]).hex() == hash, "the hash in the verifier key")
    return name, key[1:]


def opened(note):
    """The text of a note, and the name, key id and signature of each line below."""
    text, _, lines = note.rpartition("\n\n")
    signatures = []
    for line in lines.splitlines():
        dash, name, encoded = line.split(" ")
        assert dash == "\u2014", line
        data = base64.b64decode(encoded, validate=True)
        signatures.append((name, data[:4], data[4:]))
    return text + "\n", signatures


def message(when, text):
    return b"cosignature/v1\ntime " + str(when).encode() + b"\n" + text.encode()


def is_cosigned(text, signatures, name, public):
    for signer, hash, data in signatures:
        if signer != name or hash != key_id(name, COSIGNATURE, public) or len(data) != 72:
            continue
        when, = struct.unpack(">Q", data[:8])
        try:
            if when < 1 << 63:
                Ed25519PublicKey.from_public_bytes(public).verify(data[8:], message(when, text))
                return when
        except InvalidSignature:
            pass
    return None


def line(name, algorithm, public, data):
    encoded = base64.b64encode(key_id(name, algorithm, public) + data).decode()
    return f"\u2014 {name} {encoded}\n"


class Witness:
    """One that is not ours."""

    def __init__(self, name, seed):
        self.name, self.key = name, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.vkey = vkey(name, COSIGNATURE, self.public)

    def line(self, text, when, said=None):
        """A cosignature, at one time, that says it is of another if it is told to."""
        data = struct.pack(">Q", when if said is None else said)
        return line(self.name, COSIGNATURE, self.public, data + self.key.sign(message(when, text)))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


def check_ours(daicho, replay, ledger, work):
    key, state, signed = (os.path.join(work, name) for name in ["key", "state", "signed"])
    made = run(replay, "make-witness-key", "witness.example/w", key)
    name, public = parsed_vkey(made.stdout)
    expect(name == "witness.example/w", made.stdout)
    began = int(time.time())
    expect(run(replay, "cosign", ledger, "--key", key, "--state", state, "--begin", "-o",
               signed).returncode == 0, "a sound ledger is cosigned")
    with open(signed, encoding="utf-8") as file:
        # A second note stands behind the checkpoint.
        note = file.read().split("\n\ndaicho state 1\n")[0] + "\n"
    text, signatures = opened(note)
    now = run(daicho, "checkpoint", ledger).stdout
    expect(text == opened(now)[0], "what is cosigned is the ledger's checkpoint")
    when = is_cosigned(text, signatures, name, public)
    expect(when is not None and began <= when <= time.time(), f"cosigned now, not at {when}")
    lines = note.rstrip("\n").rpartition("\n")
    for place in range(len(lines[2].encode())):
        other = bytearray(lines[2].encode())
        other[place] ^= 1
        try:
            changed = opened(lines[0] + "\n" + other.decode() + "\n")
            is_right = is_cosigned(*changed, name, public) is None
        except (ValueError, AssertionError):
            is_right = True
        # The last digit of base64 has bits that carry nothing, and a strict reader refuses them.
        expect(is_right or base64.b64decode(bytes(other).split()[2]) ==
               base64.b64decode(lines[2].split()[2]), f"byte {place} of the line does not count")
    for place in range(len(text) - 1):
        other = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1:]
        expect(is_cosigned(other, signatures, name, public) is None, f"byte {place} of the text")


def check_memory(daicho, replay, ledger, work):
    """The same key under another name signs another log, and a memory is never taken away."""
    key, state, signed = (os.path.join(work, name) for name in ["key", "state", "signed"])
    public = os.path.join(work, "renamed")
    run(daicho, "publish", ledger, public)
    again = run(replay, "cosign", public, "--key", key, "--state", state, "-o", signed)
    expect(again.returncode == 0, f"the log as it is published: {again.stdout}{again.stderr}")
    with open(ledger.rstrip("/") + ".key", encoding="utf-8") as file:
        seed = base64.b64decode(file.read().strip().split("+", 4)[4])[1:]
    other = forger.Signer.of("other.example/log", seed, forger.verify.ED25519)
    tree = forger.tree_of(forger.records(forger.Files.of(public)))
    with open(os.path.join(public, "checkpoint"), "wb") as file:
        file.write(other.checkpoint(tree))
    expect(run(replay, "verify", public).returncode == 0, "under the other name it fits itself")
    with open(state, "rb") as file:
        before = file.read()
    done = run(replay, "cosign", public, "--key", key, "--state", state, "-o", signed)
    expect(done.returncode == 1 and "signed before, found other.example/log" in done.stdout,
           f"a log that was renamed is cosigned: {done.stdout}{done.stderr}")
    for verb in ["replay", "certificate"]:
        done = run(replay, verb, ledger, "--resume", state)
        expect(done.returncode == 2 and "a witness's memory" in done.stderr, done.stderr)
    with open(state, "rb") as file:
        expect(file.read() == before, "the memory is as it was")


def check_theirs(daicho, replay, ledger, work):
    """What another program signs on a published checkpoint counts, and nothing else does."""
    public, policy = os.path.join(work, "public"), os.path.join(work, "policy")
    run(daicho, "publish", ledger, public)
    with open(os.path.join(public, "checkpoint"), encoding="utf-8") as file:
        checkpoint = file.read()
    shutil.rmtree(os.path.join(public, "cosignatures"), ignore_errors=True)
    text = opened(checkpoint)[0]
    one, two = Witness("witness.example.com/w1", 1), Witness("witness.example.com/w2", 2)
    with open(policy, "w", encoding="utf-8") as file:
        file.write(f"witness one {one.vkey}\nwitness two {two.vkey}\ngroup both 2 one two\n"
                   "quorum both\n")
    unknown = line("witness.example.com/pq", MLDSA, bytes(1312), bytes(8 + 2420))
    now = 1_760_000_000
    both = one.line(text, now) + two.line(text, now)
    cases = [
        ("two of two", both, 0), ("in the other order", two.line(text, 1) + one.line(text, 0), 0),
        ("with one of a kind that nobody knows", unknown + both, 0),
        ("one of two", one.line(text, now), 1), ("none", "", 1),
        ("one twice", one.line(text, now) * 2, 1),
        ("of another time than it says", one.line(text, now, now + 1) + two.line(text, now), 1),
        ("of a time beyond 2^63", one.line(text, 1 << 63) + two.line(text, now), 1),
        ("of another text", one.line(text + "more\n", now) + two.line(text, now), 1),
        ("signed as a note", line(one.name, COSIGNATURE, one.public, one.key.sign(text.encode()))
         + two.line(text, now), 1),
        ("under another name", both.replace("w1 ", "w3 "), 1),
    ]
    for what, lines, status in cases:
        with open(os.path.join(public, "checkpoint"), "w", encoding="utf-8") as file:
            file.write(checkpoint + lines)
        done = run(replay, "verify", public, "--policy", policy)
        expect(done.returncode == status, f"{what}: {done.returncode}\n{done.stdout[-600:]}")


def main():
    daicho, replay, ledger = sys.argv[1:4]
    text, signatures = opened(EXAMPLE)
    expect([len(data) for _, _, data in signatures] == [64, 72], "the form of the example")
    expect(struct.unpack(">Q", signatures[1][2][:8]) == (1679315147,), "the example's time")
    with tempfile.TemporaryDirectory() as work:
        check_ours(daicho, replay, ledger, work)
        check_memory(daicho, replay, ledger, work)
        check_theirs(daicho, replay, ledger, work)
    print(f"{checked} passed, 0 failed")


main()
