#!/usr/bin/env python3
"""A server that lies, with the signing key in its hands, and people who hold what it told before.

usage: liar.py DAICHO DAICHO_REPLAY LEDGER

It shows two people two histories, delays the tree, forges the middle, serves an old head, proves a
package from another history, and cuts off what it has acknowledged. Each lie fits in itself, as far
as it can: it is told what a person sees who holds nothing, and what catches the lie is what people
hold: a checkpoint, a package, a receipt, a witness's signature. The honest server passes all of it.
"""
import base64, os, random, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from forger import verify
from verifiers import Archive, Case, Page, Python, Replay, differences


class Witness:
    """Somebody else with a key, who signs checkpoints (C2SP tlog-cosignature)."""

    def __init__(self, seed=bytes(range(32))):
        self.seed = seed
        self.signer = forger.Signer.of("witness.example", seed, verify.COSIGNATURE)

    def cosigned(self, checkpoint):
        note, when = verify.Note(checkpoint), 1_760_000_000
        message = b"cosignature/v1\ntime %d\n" % when + note.text.encode()
        data = self.signer.key.hash + when.to_bytes(8, "big") + self.signer.signature(message)
        line = f"\u2014 {self.signer.name} {base64.b64encode(data).decode()}\n"
        return checkpoint + line.encode()

    def left(self, checkpoint, history, wrong=b""):
        """The file that a witness leaves who has replayed the history: its name and bytes."""
        note, fold = verify.Note(checkpoint), forger.folded(history).fold
        leaves = [(p, a.debits, a.credits) for p, a in fold.accounts.items()]
        table, layout = fold.trial_balance(), verify.BALANCE_COLUMNS[:-1]
        day = verify.day_in_tokyo(verify.Record(history[-1]).time)
        lines = ["daicho state 1", *note.text.split("\n")[:3], f"witness {self.signer.verifier}",
                 f"on {day}", f"accounts {len(leaves)} {verify.sum_root(leaves).hex()}",
                 f"trial-balance {verify.sha256(table.encode() + wrong).hex()} "
                 f"{verify.sha256(layout.encode()).hex()}"]
        text = "".join(line + "\n" for line in lines)
        own = forger.Signer.of(self.signer.name, self.seed, verify.ED25519)
        name = f"cosignatures/{note.size}-{self.signer.key.hash.hex()}"
        return name, self.cosigned(checkpoint) + b"\n" + own.note(text)

    @property
    def held(self):
        return "witness", self.signer.verifier.encode()


class Liar:
    """The lies that can be told about an archive. Each is a list of cases with the answer that a
    person must get: (case, expected result)."""

    def __init__(self, archive, chance, work):
        self.archive, self.history = archive, archive.history
        self.count = len(self.history)
        # Where the history is forged, and when people were given what they hold.
        self.forged_at = chance.randrange(1, self.count // 2)
        self.then = self.count * 3 // 4
        self.honest = archive.outgoing(self.history)
        self.checkpoint = archive.signer.checkpoint(archive.tree)
        self.old = archive.outgoing(self.history[:self.then]) | {
            "package": archive.package_of(self.then, work)}

    def held_then(self, history):
        """What somebody was given when the history had so many records."""
        tree = forger.tree_of(history)
        return {"an older checkpoint": ("checkpoint", self.archive.signer.checkpoint(tree,
                                                                                   self.then)),
                "an older package": ("manifest.json", self.archive.outgoing(
                    history[:self.then])["package"].files["manifest.json"])}

    @property
    def receipt(self):
        return "receipt", self.archive.receipt(self.then)

    def other(self):
        """The history with another date in the middle, and all that fits it."""
        history = list(self.history)
        day = forger.number(history[self.forged_at], forger.DAY, "<i")
        history[self.forged_at] = forger.replaced(history[self.forged_at], forger.DAY, "<i",
                                                  day - 1)
        return forger.repinned(history)

    def honesty(self):
        """Whoever is told the truth is never alarmed."""
        held = [*self.held_then(self.history).values(), self.receipt]
        for base, files in self.honest.items():
            yield Case("the truth, all of it held", base, files, tuple(held)), "verified"
            checkpoint = Witness().cosigned(self.checkpoint)
            files = files.changed({"checkpoint": checkpoint})
            if base == "package":
                files = forger.sealed(files)
            yield Case("the truth, cosigned", base, files, (Witness().held,)), "verified"

    def two_histories(self):
        """Alice is shown the log, Bob another one. Alone, neither can tell; together they can."""
        other = self.other()
        for base, files in self.archive.outgoing(other).items():
            yield Case("Bob alone", base, files), "unseen"
            for name, held in self.held_then(self.history).items():
                yield Case(f"Bob, who is given Alice's: {name}", base, files, (held,)), "failed"
            yield Case("Bob, who is given Alice's receipt", base, files,
                       (self.receipt,)), "failed"
            yield Case("Bob, who asks for the witness", base, files, (Witness().held,)), "failed"
        for base, files in self.honest.items():
            for name, held in self.held_then(other).items():
                yield Case(f"Alice, who is given Bob's: {name}", base, files, (held,)), "failed"

    def delayed_tree(self):
        """Records are shown that the signed tree does not hold yet: immudb's old hole."""
        checkpoint = self.archive.signer.checkpoint(self.archive.tree, self.then)
        late = self.honest["published"].changed({"checkpoint": checkpoint})
        last = ("receipt", self.archive.receipt(self.count - 1))
        yield Case("a tree that lags behind, nothing held", "published", late), "lagging"
        yield Case("a tree that lags behind, a newer receipt held", "published", late,
                   (last,)), "failed"
        forged = forger.publish(self.other(), checkpoint)
        yield Case("a forged middle behind a tree that lags", "published", forged), "failed"

    def forged_middle(self):
        """The ends are right, and the middle is not what the tiles say, or not what was said."""
        name = f"tile/entries/{verify.tile_index(0, min(256, self.count))}"
        forged = forger.publish(self.other(), self.checkpoint)
        middle = self.honest["published"].changed({name: forged.files[name]}) \
            if self.forged_at < 256 else forged
        yield Case("a forged middle under the right tiles", "published", middle), "failed"
        for base, files in self.archive.outgoing(self.other()).items():
            for name, held in self.held_then(self.history).items():
                yield Case(f"a forged middle, signed anew: {name}", base, files,
                           (held,)), "failed"

    def vouched(self):
        """What a witness leaves beside the log is his, and is what the events come to."""
        witness = Witness()
        checkpoint = self.archive.signer.checkpoint(self.archive.tree, self.then)
        name, data = witness.left(checkpoint, self.history[:self.then])
        _, wrong = witness.left(checkpoint, self.history[:self.then], b"wrong")
        other = self.other()
        _, foreign = witness.left(self.archive.signer.checkpoint(
            forger.tree_of(other), self.then), other[:self.then])
        damaged = bytearray(data)
        damaged[self.forged_at % len(data)] ^= 4
        for base, files in self.honest.items():
            for what, left, expected in [
                    ("the truth, vouched for", data, "verified"),
                    ("a balance that a witness has not seen", wrong, "failed"),
                    ("a history that a witness has not seen", foreign, "failed"),
                    ("a damaged cosignature", bytes(damaged), "failed")]:
                yield Case(what, base, files.changed({name: left}), (witness.held,)), expected

    def old_head(self):
        """Yesterday's log is served as today's: whoever was given more knows it."""
        newest = ("checkpoint", self.checkpoint)
        package = ("manifest.json", self.archive.package.files["manifest.json"])
        receipt = ("receipt", self.archive.receipt(self.count - 1))
        for base, files in self.old.items():
            yield Case("an old head, nothing held", base, files), "verified"
            for name, held in [("a newer checkpoint", newest), ("a newer package", package),
                               ("a newer receipt", receipt)]:
                yield Case(f"an old head, {name} held", base, files, (held,)), "failed"

    def forged_proof(self):
        """A package of another history, with the checkpoint and the proof of the right one."""
        proof = b"".join(base64.b64encode(h) + b"\n" for h in consistency(
            self.archive.tree, self.then))
        right = self.old["package"].changed({
            "checkpoint": self.checkpoint, "checkpoint-consistency": proof})
        yield Case("a package and a later checkpoint", "package",
                   forger.sealed(right)), "verified"
        other = self.archive.outgoing(self.other()[:self.then])["package"]
        wrong = other.changed({
            "checkpoint": self.checkpoint, "checkpoint-consistency": proof})
        yield Case("a package that the proof is not of", "package",
                   forger.sealed(wrong)), "failed"

    def told(self):
        for lie in [self.honesty, self.two_histories, self.delayed_tree, self.forged_middle,
                    self.vouched, self.old_head, self.forged_proof]:
            yield from lie()


def consistency(tree, old_size):
    """The proof that the tree began with its first leaves (RFC 9162 section 2.1.4.1)."""
    def root(start, end):
        if end - start == 1:
            return tree.nodes(0, start, 1)
        split = 1 << (end - start - 1).bit_length() - 1
        return verify.node(root(start, start + split), root(start + split, end))

    def proof(old, start, end, is_whole):
        if old == end:
            return [] if is_whole else [root(start, end)]
        split = start + (1 << (end - start - 1).bit_length() - 1)
        if old <= split:
            return proof(old, start, split, is_whole) + [root(split, end)]
        return proof(old, split, end, False) + [root(start, split)]

    return proof(old_size, 0, tree.size, True)


def is_right(verifier, answer, expected):
    """A tree that lags is verified as far as it goes, and what lies behind it is named. What nobody
    can see who knows no rules, daicho-replay may see."""
    if expected == "unseen":
        return answer["result"] == "verified" or verifier.name == Replay.name
    if expected == "lagging":
        return answer["result"] == "verified" and any(
            "larger tree" in text for text in answer["notCovered"])
    return answer["result"] == expected


def main():
    daicho, program, ledger = sys.argv[1:4]
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        archive = Archive(daicho, ledger, work)
        told = list(Liar(archive, random.Random(seed), work).told())
        cases = [case for case, _ in told]
        verifiers = [Python(archive), Page(browser, archive), Replay(program, archive, work)]
        answers = list(zip(*(verifier.ask(cases) for verifier in verifiers)))
        wrong = []
        width = max(len(case.what) for case in cases)
        for (case, expected), given in zip(told, answers):
            results = [answer["result"] if answer else "-" for answer in given]
            print(f"{case.what:{width}}  {case.base:9}  " + "  ".join(f"{r:10}" for r in results))
            wrong += [f"{case.what}, {case.base}: {verifier.name} says {answer['result']}, not "
                      f"{expected}" for verifier, answer in zip(verifiers, given)
                      if answer and not is_right(verifier, answer, expected)]
            wrong += differences(case.what, *given)
        assert not browser.complaints, browser.complaints
        if wrong:
            sys.exit(f"seed {seed}:\n" + "\n".join(wrong))
        print(f"{len(cases)} passed, 0 failed")


main()
