#!/usr/bin/env python3
"""Gives the second verifiers thousands of garbled logs and packages.

usage: garble.py DAICHO LEDGER [COUNT] [SEED]

Bytes are flipped, cut, doubled, moved and put in, in any file or, under a right tree and signature,
in any record. Whatever it is, verify.py answers within the time and memory that it is given, with
one of its three results, and never with verified; verifier.html gives the same answer to the word.
"""
import os, random, resource, signal, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from verifiers import Archive, Case, Page, Python, differences

SECONDS, MEMORY = 20, 2 << 30


class Garbler:
    def __init__(self, archive, chance):
        self.archive, self.chance = archive, chance

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

    def cases(self, count):
        """So many, and in front of them two that would take much if all of them were read."""
        yield Case("records of nothing", "package",
                   self.archive.package.changed({"records": bytes(3_000_000)}))
        far = self.archive.published.files["checkpoint"].split(b"\n")
        far[1] = b"9999999999999"
        yield Case("a tree beyond all tiles", "published", self.archive.published.changed(
            {"checkpoint": b"\n".join(far), "tile/entries/x999/x999/999": b""}))
        bases = list(self.archive.bases.items())
        for _ in range(count):
            base, files = self.chance.choice(bases)
            if self.chance.random() < 0.4:
                yield self.signed(base)
                continue
            name = self.chance.choice(list(files.files))
            changed = files.changed({name: self.garbled(files.files[name])})
            can_be_sealed = base == "package" and name not in self.UNCOVERED
            sealed = can_be_sealed and self.chance.random() < 0.5
            yield Case(f"{name} is garbled", base, forger.sealed(changed) if sealed else changed)

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


def main():
    daicho, ledger = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    tally, slowest, wrong = {}, 0, []
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        archive = Archive(daicho, ledger, work)
        python, page = Python(archive), Page(browser, archive)
        garbler = Garbler(archive, random.Random(seed))
        done = 0
        while done < count:
            cases = list(garbler.cases(min(100, count - done)))
            done += min(100, count - done)
            ours = []
            for case in cases:
                began = time.monotonic()
                signal.alarm(SECONDS)
                ours += python.ask([case])
                signal.alarm(0)
                slowest = max(slowest, time.monotonic() - began)
            for case, answer, other in zip(cases, ours, page.ask(cases)):
                tally[answer["result"]] = tally.get(answer["result"], 0) + 1
                if answer["result"] == "verified":
                    wrong.append(f"{case.what}, {case.base}: verified")
                wrong += differences(f"{case.what}, {case.base}", answer, other, None)
        assert not browser.complaints, browser.complaints
    if wrong:
        sys.exit(f"seed {seed}:\n" + "\n".join(wrong[:20]))
    print(f"seed {seed}: {count} garbled:", ", ".join(f"{n} {k}" for k, n in sorted(tally.items())),
          f"; at most {slowest:.1f} seconds")
    print(f"{count} passed, 0 failed")


main()
