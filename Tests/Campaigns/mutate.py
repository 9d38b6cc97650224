#!/usr/bin/env python3
"""Changes a published log and a package in every way that an insider or an accident can, and asks
each verifier about each change.

usage: mutate.py DAICHO DAICHO_REPLAY LEDGER [COUNT] [SEED]
       mutate.py DAICHO DAICHO_REPLAY --exhaustive [FIRST]

COUNT flips, spread over all files, are made besides all other changes. With --exhaustive every byte
of a small archive is flipped and every file of it is cut at every byte, but for the verifiers that
a package carries, which are one hash each and are sampled; and every record of another small one is
dropped, doubled and swapped, and the tail cut at each. FIRST goes on with a campaign that was
interrupted behind so many of the flips and cuts: they come in one order. A change that any verifier calls verified is
a survivor, and the campaign fails, unless it carries nothing: then it stands on the list that is
printed. What nobody can see in the log alone, because the tree was made anew and signed again, must
be caught by what somebody holds: an older checkpoint, an older package, a receipt. Both second
verifiers must answer with the same words; daicho-replay must find the same, in the same records, as
far as it takes neither rules nor tables.
"""
import base64, json, os, random, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from forger import Files, verify
from verifiers import Archive, Case, Page, Python, Replay, differences


class Changes:
    """What can be changed in an archive."""

    def __init__(self, archive, chance):
        self.archive, self.chance = archive, chance
        self.published, self.package = archive.published, archive.package
        self.history, self.count = archive.history, len(archive.history)
        # What a reader was given when the log had two thirds of its records.
        self.middle = self.count * 2 // 3
        self.held = {
            "an older checkpoint": ("checkpoint", archive.signer.checkpoint(
                archive.tree, self.middle)),
            "an older package": ("manifest.json", forger.package(
                self.history[:self.middle], self.package, b"").files["manifest.json"]),
            "a receipt": ("receipt", archive.receipt(self.middle)),
        }

    def changed(self, change):
        history = list(self.history)
        change(history)
        return history

    def signed(self, what, change, *held):
        """The records changed by whoever holds the key: tree, tables and signature fit them."""
        for base, files in self.archive.outgoing(self.changed(change)).items():
            yield Case(f"{what}, signed", base, files, held)

    def unsigned(self, what, change):
        """The records and tables changed, under the checkpoint that there is."""
        history, old = self.changed(change), self.published.files["checkpoint"]
        yield Case(what, "published", forger.publish(history, old))
        yield Case(what, "package", forger.package(history, self.package, old))

    def flips(self, places):
        for base, name, place in places:
            files = self.archive.bases[base]
            data = bytearray(files.files[name])
            data[place] ^= 1 << self.chance.randrange(8)
            yield Case("a bit is flipped", base, files.changed({name: bytes(data)}))

    COMPANIONS, SAMPLE = {"verify.py", "verifier.html"}, 100

    def places(self, is_sampled):
        """Every byte; of the files that carry no record a sample, if it is asked for."""
        for base, files in self.archive.bases.items():
            for name, data in files.files.items():
                places = range(len(data))
                if is_sampled and name in self.COMPANIONS:
                    places = self.chance.sample(places, self.SAMPLE)
                yield from ((base, name, place) for place in places)

    def cuts(self, places):
        for base, name, place in places:
            files = self.archive.bases[base]
            yield Case("a file is cut", base, files.changed({name: files.files[name][:place]}))

    def of_records(self):
        """Every record behind the first, without which nobody can make a package, dropped, doubled
        and swapped with the next, and the tail cut at each."""
        for place in range(1, self.count):
            yield from self.unsigned("a record is dropped", lambda h: h.pop(place))
            yield from self.unsigned("the tail is cut", lambda h: h.__delitem__(
                slice(place, None)))
            # What stands behind the checkpoint is not covered, and said to be.
            if place + 1 < self.count:
                yield from self.unsigned("a record is doubled",
                                         lambda h: h.insert(place, h[place]))
                yield from self.unsigned("two records are swapped",
                                         lambda h: h.insert(place, h.pop(place + 1)))

    def of_outsiders(self):
        """By whoever holds the files, and no key."""
        place = self.chance.randrange(1, self.count - 1)
        yield from self.unsigned("a record is dropped", lambda h: h.pop(place))
        yield from self.unsigned("a record is doubled", lambda h: h.insert(place, h[place]))
        yield from self.unsigned("two records are swapped",
                                 lambda h: h.insert(place, h.pop(place + 1)))
        yield from self.unsigned("the tail is cut", lambda h: h.pop())
        yield from self.unsigned("the history is forked", lambda h: h.__setitem__(
            slice(place, None), h[place + 1:] + h[place:place + 1]))
        last = max(n for n in self.published.files if n.startswith("tile/entries/"))
        yield Case("a bundle's tail is cut", "published", self.published.changed(
            {last: self.published.files[last][:-20]}))
        tail = len(forger.entry(self.history[-1]))
        yield Case("the records' tail is cut", "package", self.package.changed(
            {"records": self.package.files["records"][:-tail]}))
        yield from self.of_files()
        yield from self.of_tiles()
        yield Case("nothing is there", "published", Files({}))
        yield Case("nothing is there", "package", Files({"manifest.json": b""}))

    def of_files(self):
        root = base64.b64encode(self.archive.tree.root()).decode()
        other = self.archive.signer.note(f"other.example\n{self.count}\n{root}\n")
        note = verify.Note(self.published.files["checkpoint"])
        (name, key_hash, signature), = note.signatures
        line = base64.b64encode(key_hash + signature[:-1] + bytes([signature[-1] ^ 1])).decode()
        for base, files in self.archive.bases.items():
            yield Case("a checkpoint of another log", base, files.changed({"checkpoint": other}))
            yield Case("a wrong signature beside the right one", base, files.changed({
                "checkpoint": files.files["checkpoint"]
                + f"\u2014 {name} {line}\n".encode()}))
            yield Case("a file too many", base, files.changed({"more.txt": b"more"}))
            for name, data in files.files.items():
                yield Case("a file is gone", base, files.changed({name: None}))
                yield Case("a file is empty", base, files.changed({name: b"" if data else b"\n"}))
        for name, data in self.package.files.items():
            lines = data.split(b"\n")
            if name.endswith((".csv", ".jsonl", ".hledger")) and len(lines) > 2:
                yield Case("a row is dropped", "package", self.package.changed(
                    {name: b"\n".join(lines[:-2] + lines[-1:])}))

    def of_tiles(self):
        tiles = [name for name in self.published.files
                 if name.startswith("tile/") and "entries" not in name]
        for one, two in zip(tiles, tiles[1:]):
            yield Case("tiles are swapped", "published", self.published.changed(
                {one: self.published.files[two], two: self.published.files[one]}))

    def of_insiders(self):
        """By whoever holds the key. What fits in itself is seen by what somebody holds."""
        # In front of what readers hold, so that they can tell.
        place = self.chance.randrange(1, self.middle)
        yield from self.signed("a record is dropped", lambda h: h.pop(place))
        yield from self.signed("a record is doubled", lambda h: h.insert(place, h[place]))
        yield from self.signed("two records are swapped",
                               lambda h: h.insert(place, h.pop(place + 1)))

        def field(offset, layout, value):
            old = forger.number(self.history[place], offset, layout)
            record = forger.replaced(self.history[place], offset, layout, value(old))
            return lambda history: history.__setitem__(place, record)

        actors = {forger.number(record, forger.ACTOR, "<Q") for record in self.history}
        actor = min(actors - {forger.number(self.history[place], forger.ACTOR, "<Q")}, default=0)
        for name, held in self.held.items():
            yield from self.signed(f"the actor is another ({name} held)",
                                   field(forger.ACTOR, "<Q", lambda _: actor), held)
            yield from self.signed(f"the date is another ({name} held)",
                                   field(forger.DAY, "<i", lambda day: day - 1), held)
            yield from self.signed(f"the tail is cut ({name} held)", lambda h: h.__delitem__(
                slice(self.middle - 1, None)), held)
        yield from self.signed("the time goes back",
                               field(forger.TIME, "<q", lambda time: time - 10**12))
        yield from self.signed("the stream is another",
                               field(forger.STREAM, "<Q", lambda _: self.count + 5))
        yield from self.wrong_numbers()
        yield from self.wrong_tables()
        receipt = self.archive.receipt(self.middle).replace(
            b"index %d" % self.middle, b"index %d" % (self.count + 5))
        for base, files in self.archive.bases.items():
            yield Case("the record of a receipt is none of its tree", base, files,
                       (("receipt", receipt),))

    def wrong_numbers(self):
        """A wrong balance under a right tree: what is recorded of the state, or an entry."""
        entry = None
        for position, record in enumerate(self.history):
            event = verify.Record(record)
            if event.kind.code == verify.STATE_RECORDED:
                for right in [event.fact("accounts")[2], event.fact("projections")[0][3]]:
                    wrong = record.replace(right, bytes([right[0] ^ 1]) + right[1:])
                    yield from self.signed("a wrong balance is committed to",
                                           lambda h: h.__setitem__(position, wrong))
            elif event.postings:
                entry = position, event.postings[0][1] + 1
        if entry:
            place, amount = entry
            unbalanced = forger.replaced(self.history[place], 96 + 8, "<q", amount)
            yield from self.signed("an entry does not balance",
                                   lambda h: h.__setitem__(place, unbalanced))

    def wrong_tables(self):
        """Tables that the records do not make, in a package whose manifest fits them; and files that
        every package has left out of both."""
        for name in verify.ALWAYS_THERE:
            yield Case("a file is left out, sealed", "package",
                       forger.sealed(self.package.changed({name: None})))
        for name, data in self.package.files.items():
            digits = [i for i, byte in enumerate(data) if 0x30 <= byte <= 0x39]
            if name.endswith((".csv", ".hledger", ".jsonl")) and digits:
                changed = bytearray(data)
                changed[digits[-1]] = 0x30 + (changed[digits[-1]] - 0x30 + 1) % 10
                yield Case("a number of a table is wrong, sealed", "package", forger.sealed(
                    self.package.changed({name: bytes(changed)})))


def small_ledger(daicho, work, actors):
    """A new ledger with the record of its state, and a few actors in front of it."""
    ledger = os.path.join(work, f"small-{actors}")
    rows = "".join(json.dumps({
        "command": "actor.register", "subject": f"actor/a{number}", "on": "2024-02-01",
        "facts": {"name": f"a{number}"}}) + "\n" for number in range(actors))
    for arguments in [["init", ledger, "--name", "小", "--operator", "B", "--on", "2024-02-01"],
                      ["post", ledger, "-", "--as", "administrator"] if actors else [],
                      ["record-state", ledger, "--as", "administrator"]]:
        if arguments:
            subprocess.run([daicho, *arguments], check=True, capture_output=True,
                           input=rows.encode())
    return ledger


def judge(verifiers, cases, seed):
    table, survivors, differing, asked = {}, [], [], 0
    for case, *answers in zip(cases, *(verifier.ask(cases) for verifier in verifiers)):
        row = table.setdefault((case.what, case.base), [0] * len(verifiers) + [0])
        row[-1] += 1
        for column, (verifier, answer) in enumerate(zip(verifiers, answers)):
            if answer is None:
                row[column] = "-"
            elif answer["result"] in ("failed", "incomplete"):
                row[column] += 1
            else:
                survivors.append(f"{verifier.name}: {case.what}, {case.base}")
        differing += differences(case.what, *answers)
        asked += 1
        if asked % 1000 == 0:
            print(f"{asked} of {len(cases)} asked, {len(survivors)} survivors, "
                  f"{len(differing)} answers differ", file=sys.stderr, flush=True)
    width = max(len(what) for what, _ in table)
    print(f"{'change':{width}}  where      count  " + "  ".join(v.name for v in verifiers))
    for (what, base), (*caught, count) in table.items():
        numbers = "  ".join(f"{n:>{len(v.name)}}" for n, v in zip(caught, verifiers))
        print(f"{what:{width}}  {base:9}  {count:5}  {numbers}")
    if survivors or differing:
        sys.exit(f"seed {seed}: {len(survivors)} survivors:\n" + "\n".join(survivors[:20])
                 + f"\n{len(differing)} answers differ:\n" + "\n".join(differing[:20]))
    print(f"seed {seed}: {len(cases)} changes, 0 survivors")
    print(f"{len(cases)} passed, 0 failed")


def campaign(daicho, program, ledger, chosen, seed):
    """Asks about the changes that are chosen of those of a ledger."""
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        archive = Archive(daicho, ledger, work)
        verifiers = [Python(archive), Page(browser, archive), Replay(program, archive, work)]
        untouched = [Case("nothing", base, files) for base, files in archive.bases.items()]
        for verifier in verifiers:
            for answer in verifier.ask(untouched):
                assert answer is None or answer["result"] == "verified", (verifier.name, answer)
        judge(verifiers, list(chosen(Changes(archive, random.Random(seed)))), seed)
        assert not browser.complaints, browser.complaints


def main():
    arguments = [a for a in sys.argv[1:] if a != "--exhaustive"]
    is_exhaustive = len(arguments) < len(sys.argv) - 1
    daicho, program = arguments[:2]
    first = int(arguments[2]) if is_exhaustive and len(arguments) > 2 else 0
    count = int(arguments[3]) if len(arguments) > 3 else 300
    seed = int(arguments[4]) if len(arguments) > 4 else 1

    def some(changes):
        places = list(changes.places(False))
        return [*changes.of_outsiders(), *changes.of_insiders(),
                *changes.flips(changes.chance.sample(places, min(count, len(places))))]

    def every(changes):
        places = list(changes.places(True))
        return [*changes.flips(places), *changes.cuts(places)][first:]

    def every_record(changes):
        return [*changes.of_records(), *changes.of_outsiders(), *changes.of_insiders()]

    if not is_exhaustive:
        return campaign(daicho, program, arguments[2], some, seed)
    with tempfile.TemporaryDirectory() as work:
        if first == 0:
            campaign(daicho, program, small_ledger(daicho, work, 12), every_record, seed)
        campaign(daicho, program, small_ledger(daicho, work, 0), every, seed)


main()
