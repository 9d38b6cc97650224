#!/usr/bin/env python3
"""Gives every verifier thousands of garbled logs and packages.

usage: garble.py DAICHO DAICHO_REPLAY LEDGER [COUNT [SEED]]

Bytes are flipped, cut, doubled, moved and put in, in any file or, under a right tree and signature,
in any record. Whatever it is, verify.py and daicho-replay answer within the time and memory that
they are given, with one of their three results, and never with verified; both name the same record
first. A tenth is shown to verifier.html too, which gives the answer of verify.py to the word.
"""
import os, random, resource, signal, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from verifiers import Archive, Case, Page, Python, Replay, differences

SECONDS, MEMORY = 60, 2 << 30
# What daicho-replay may take, in KiB.
LARGEST = 512 << 10
# Cases at a time, and of how many such groups one is shown to the page.
BATCH, SHOWN = 10, 10


class Garbler:
    def __init__(self, archive, chance):
        self.archive, self.chance = archive, chance
        # The checkpoint up to the ledger's own signature, which comes first.
        checkpoint = archive.published.files["checkpoint"]
        self.own = checkpoint[:checkpoint.index(b"\n", checkpoint.index("\u2014".encode())) + 1]

    # What no record makes is covered by the manifest alone, and said to be.
    UNCOVERED = {"manifest.json", "README.txt", "verify.py", "verifier.html"}

    def garbled(self, data):
        """The bytes with some of them changed."""
        original, data = bytes(data), bytearray(data)
        while bytes(data) == original:
            for _ in range(self.chance.choice([1, 1, 1, 2, 4])):
                self.edit(data)
        return bytes(data)

    def edit(self, data):
        start = self.chance.randrange(len(data) + 1)
        end = min(len(data), start + self.chance.choice([1, 2, 4, 8, 32, 1000]))
        some = self.chance.randbytes(self.chance.choice([1, 2, 8, 100]))
        edge = self.chance.choice([b"\0", b"\xff", b"\x1b" + b"\xff" * 8, b"\x9f", b"\xbb",
                                   b"\x5b\x7f" + b"\xff" * 7, b"\n", b"\n\n", b'"', b"{" * 200,
                                   b"[" * 3000, "\u2014 ".encode(), b"\xed\xa0\x80", b"1e999"])
        kind = self.chance.randrange(6)
        if kind == 0 and start < len(data):
            data[start] ^= 1 << self.chance.randrange(8)
        elif kind == 1:
            del data[start:end]
        elif kind == 2:
            data[start:start] = some
        elif kind == 3:
            data[start:start] = data[start:end]
        elif kind == 4:
            data[start:start + len(edge)] = edge
        elif kind == 5:
            del data[start:]

    @property
    def greedy(self):
        """Two that would take much if all of them were read."""
        far = self.archive.published.files["checkpoint"].split(b"\n")
        far[1] = b"9999999999999"
        return [Case("records of nothing", "package",
                     self.archive.package.changed({"records": bytes(3_000_000)})),
                Case("a tree beyond all tiles", "published", self.archive.published.changed(
                    {"checkpoint": b"\n".join(far), "tile/entries/x999/x999/999": b""}))]

    def case(self):
        base, files = self.chance.choice(list(self.archive.bases.items()))
        if self.chance.random() < 0.4:
            return self.signed(base)
        name = self.chance.choice(list(files.files))
        data = self.garbled(files.files[name])
        if name == "checkpoint" and data.startswith(self.own):
            # The signatures of keys that nobody has named carry nothing, and that is told.
            return self.case()
        changed = files.changed({name: data})
        can_be_sealed = base == "package" and name not in self.UNCOVERED
        sealed = can_be_sealed and self.chance.random() < 0.5
        return Case(f"{name} is garbled", base, forger.sealed(changed) if sealed else changed)

    def signed(self, base):
        """A record garbled, under a tree and a signature that fit it, before somebody who holds the
        checkpoint of before: what comes out may be a record all the same, of something else."""
        held = (("checkpoint", self.archive.published.files["checkpoint"]),)
        history = list(self.archive.history)
        place = self.chance.randrange(len(history))
        history[place] = self.garbled(history[place])[:65_535]
        tree = forger.tree_of(history)
        checkpoint = self.archive.signer.checkpoint(tree)
        if base == "published":
            return Case(f"record {place} is garbled", base, forger.publish(history, checkpoint),
                        held)
        files = self.archive.package.changed({
            "records": b"".join(map(forger.entry, history)), "checkpoint": checkpoint})
        return Case(f"record {place} is garbled", base, forger.sealed(
            files, {"treeRoot": tree.root().hex()}), held)


class Campaign:
    """Asks the verifiers, and keeps what must not be."""

    def __init__(self, daicho, replay, ledger, work, browser):
        self.archive = Archive(daicho, ledger, work)
        self.python, self.browser = Python(self.archive), browser
        self.page = Page(browser, self.archive)
        self.replay = Replay(replay, self.archive, work)
        self.tally, self.slowest, self.shown, self.wrong = {}, 0, 0, []

    def ask(self, cases, is_shown):
        """Asks about each case, and the page about all of them if it is shown them."""
        # These run beside what this process does.
        others = self.replay.ask(cases)
        ours = []
        for case in cases:
            began = time.monotonic()
            signal.alarm(SECONDS)
            try:
                ours += self.python.ask([case])
            except (TimeoutError, MemoryError) as error:
                sys.exit(f"verify.py: {error!r}: {case.what}, {case.base}")
            finally:
                signal.alarm(0)
            self.slowest = max(self.slowest, time.monotonic() - began)
        for case, answer, other in zip(cases, ours, others):
            self.judge(case, answer, self.python)
            self.judge(case, other, self.replay)
            self.wrong += differences(f"{case.what}, {case.base}", answer, answer, other)
        if is_shown:
            self.shown += len(cases)
            for case, answer, other in zip(cases, ours, self.page.ask(cases)):
                self.wrong += differences(f"{case.what}, {case.base}", answer, other, None)
            assert not self.browser.complaints, self.browser.complaints

    def judge(self, case, answer, verifier):
        key = verifier.name, answer["result"]
        self.tally[key] = self.tally.get(key, 0) + 1
        if answer["result"] == "verified":
            self.wrong.append(f"{case.what}, {case.base}: {verifier.name} says verified")


def too_long(*_):
    raise TimeoutError(f"no answer within {SECONDS} seconds")


def main():
    daicho, replay, ledger = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    # Without this an alarm would end the process without a word.
    signal.signal(signal.SIGALRM, too_long)
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        campaign = Campaign(daicho, replay, ledger, work, browser)
        garbler = Garbler(campaign.archive, random.Random(seed))
        campaign.ask(garbler.greedy, True)
        for start in range(0, count, BATCH):
            cases = [garbler.case() for _ in range(min(BATCH, count - start))]
            campaign.ask(cases, start // BATCH % SHOWN == 0)
            if campaign.wrong:
                sys.exit(f"seed {seed}:\n" + "\n".join(campaign.wrong[:20]))
            if start // BATCH % 100 == 99:
                print(f"{start + len(cases)} garbled", flush=True)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for (name, result), number in sorted(campaign.tally.items()):
        print(f"{name:13}  {result:10}  {number}")
    print(f"verifier.html gave the same answers to {campaign.shown} of them")
    print(f"verify.py and this campaign at most {own >> 10} MiB, {campaign.slowest:.1f} s; "
          f"daicho-replay {campaign.replay.largest >> 10} MiB, {campaign.replay.slowest:.1f} s")
    if campaign.replay.largest > LARGEST:
        sys.exit(f"daicho-replay takes more than {LARGEST >> 10} MiB")
    print(f"seed {seed}: {count} passed, 0 failed")


main()
