#!/usr/bin/env python3
"""Changes a published log and a package in every way that an insider or an accident can, and asks
each verifier about each change.

usage: mutate.py DAICHO DAICHO_REPLAY LEDGER [COUNT] [SEED]
       mutate.py DAICHO DAICHO_REPLAY --exhaustive

COUNT flips, spread over all files, are made besides all other changes; with --exhaustive, every
byte of a small archive is flipped. A change that any verifier calls verified is a survivor, and
the campaign fails, unless it carries nothing: then it stands on the list that is printed. What
nobody can see in the log alone, because the tree was made anew and signed again, must be caught by
what somebody holds: an older checkpoint, an older package, a receipt. Both second verifiers must
answer with the same words; daicho-replay must name the same record first.
"""
import base64, collections, json, os, random, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from forger import Files, verify

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Tools", "Verifier",
                    "verifier.html")
RESULTS = {0: "verified", 1: "failed", 2: "incomplete"}
# Findings about one record that every verifier makes, whatever it knows of rules.
ABOUT_RECORDS = {"record-invalid", "position-wrong", "time-reversed", "command-repeated",
                 "stream-version-wrong", "pinned-root-wrong"}
HELD = {"checkpoint": "an older checkpoint", "receipt": "a receipt",
        "manifest.json": "an older package"}
Mutant = collections.namedtuple("Mutant", "what base files held", defaults=[None])


class Archive:
    """A ledger as it goes out, with what its readers hold of earlier times."""

    def __init__(self, daicho, ledger, work):
        self.signer = forger.Signer(ledger.rstrip("/") + ".key")
        for verb, folder in [("publish", "published"), ("snapshot", "package")]:
            target = os.path.join(work, folder)
            option = [] if verb == "publish" else ["-o"]
            subprocess.run([daicho, verb, ledger, *option, target], check=True,
                           capture_output=True)
        self.published = Files.of(os.path.join(work, "published"))
        self.package = Files.of(os.path.join(work, "package"))
        self.history = forger.records(self.published)
        self.tree = forger.tree_of(self.history)
        middle = len(self.history) * 2 // 3
        receipt = subprocess.run([daicho, "receipt", ledger, str(middle)], check=True,
                                 capture_output=True).stdout
        self.held = {"checkpoint": self.signer.checkpoint(self.tree, middle),
                     "receipt": receipt}
        # A package of that time: what it says of itself is the tree that it had.
        self.held["manifest.json"] = forger.package(
            self.history[:middle], self.package, b"").files["manifest.json"]

    @property
    def bases(self):
        return {"published": self.published, "package": self.package}

    def forged(self, what, change, held=None):
        """The change made to the records, with tree, tables and signature that fit them."""
        history = list(self.history)
        change(history)
        checkpoint = self.signer.checkpoint(forger.tree_of(history))
        yield Mutant(what, "published", forger.publish(history, checkpoint), held)
        yield Mutant(what, "package", forger.package(history, self.package, checkpoint), held)


def flips(archive, places, chance):
    for base, name, place in places:
        data = bytearray(archive.bases[base].files[name])
        data[place] ^= 1 << chance.randrange(8)
        yield Mutant("a bit is flipped", base, archive.bases[base].changed({name: bytes(data)}))


def all_places(archive):
    return [(base, name, place) for base, files in archive.bases.items()
            for name, data in files.files.items() for place in range(len(data))]


def lies_of_outsiders(archive, chance):
    """Changes by whoever holds the files, and no key."""
    count, old = len(archive.history), archive.published.files["checkpoint"]
    published, package = archive.published, archive.package

    def unsigned(what, change):
        history = list(archive.history)
        change(history)
        yield Mutant(what, "published", forger.publish(history, old))
        yield Mutant(what, "package", forger.package(history, package, old))

    place = chance.randrange(3, count - 1)
    yield from unsigned("a record is dropped", lambda h: h.pop(place))
    yield from unsigned("a record is doubled", lambda h: h.insert(place, h[place]))
    yield from unsigned("two records are swapped", lambda h: h.insert(place, h.pop(place + 1)))
    yield from unsigned("the tail is cut", lambda h: h.pop())
    yield from unsigned("the history is forked", lambda h: h.__setitem__(
        slice(place, None), h[place + 1:] + h[place:place + 1]))
    yield Mutant("the bundle's tail is cut", "published", published.changed(
        {last_bundle(published): published.files[last_bundle(published)][:-20]}))
    yield Mutant("the records' tail is cut", "package", package.changed(
        {"records": package.files["records"][:-len(forger.entry(archive.history[-1]))]}))
    stranger = published.changed({}).files
    other = archive.signer.note("other.example\n%d\n%s\n" % (
        count, base64.b64encode(archive.tree.root()).decode()))
    for base, files in archive.bases.items():
        yield Mutant("a checkpoint of another log", base, files.changed({"checkpoint": other}))
        yield Mutant("no checkpoint", base, files.changed({"checkpoint": None}))
        yield Mutant("an empty checkpoint", base, files.changed({"checkpoint": b""}))
        yield Mutant("a file too many", base, files.changed({"more.txt": b"more"}))
        for name in files.files:
            yield Mutant("a file is gone", base, files.changed({name: None}))
            yield Mutant("a file is empty", base, files.changed({name: b""})
                         if files.files[name] else files.changed({name: b"\n"}))
    tiles = [name for name in stranger if name.startswith("tile/") and "entries" not in name]
    for one, two in zip(tiles, tiles[1:]):
        yield Mutant("tiles are swapped", "published", published.changed(
            {one: stranger[two], two: stranger[one]}))
    for name, data in package.files.items():
        if name.endswith((".csv", ".jsonl", ".hledger")) and b"\n" in data[:-1]:
            lines = data.split(b"\n")
            changed = package.changed({name: b"\n".join(lines[:-2] + lines[-1:])})
            yield Mutant("a row is dropped", "package", changed)
    yield Mutant("nothing is there", "published", Files({}))
    yield Mutant("nothing is there", "package", Files({"manifest.json": b""}))


def last_bundle(published):
    return max(n for n in published.files if n.startswith("tile/entries/"))


def lies_of_insiders(archive, chance):
    """Changes by whoever holds the key: the tree is made anew and signed again."""
    count = len(archive.history)
    # Before what readers hold, so that they can tell.
    place = chance.randrange(3, count * 2 // 3)
    yield from archive.forged("a record is dropped, signed", lambda h: h.pop(place))
    yield from archive.forged("a record is doubled, signed", lambda h: h.insert(place, h[place]))
    yield from archive.forged("records are swapped, signed",
                              lambda h: h.insert(place, h.pop(place + 1)))

    def change(offset, layout, value):
        def run(history):
            old = forger.number(history[place], offset, layout)
            history[place] = forger.replaced(history[place], offset, layout, value(old))
        return run

    actors = [forger.number(r, forger.ACTOR, "<Q") for r in archive.history]
    other = next(a for a in actors if a != actors[place])
    for held in archive.held:
        yield from archive.forged("the actor is another, signed",
                                  change(forger.ACTOR, "<Q", lambda _: other), held)
        yield from archive.forged("the date is another, signed",
                                  change(forger.DAY, "<i", lambda day: day - 1), held)
        middle = archive.tree.size * 2 // 3
        yield from archive.forged("the tail is cut, signed",
                                  lambda h: h.__delitem__(slice(middle - 1, None)), held)
    yield from archive.forged("the time goes back, signed",
                              change(forger.TIME, "<q", lambda time: time - 10**12))
    yield from archive.forged("the stream is another, signed",
                              change(forger.STREAM, "<Q", lambda stream: count + 5))
    yield from wrong_states(archive)
    yield from wrong_tables(archive)


def wrong_states(archive):
    """A wrong balance under a right tree: what is recorded of the state is not what was folded."""
    for position, record in enumerate(archive.history):
        event = verify.Record(record)
        if event.kind.code == verify.STATE_RECORDED:
            root = event.fact("accounts")[2]
            table = event.fact("projections")[0][3]
            for wrong in [root, table]:
                changed = record.replace(wrong, bytes([wrong[0] ^ 1]) + wrong[1:])
                yield from archive.forged("a wrong balance is committed to, signed",
                                          lambda h: h.__setitem__(position, changed))
        legs = event.postings
        if legs:
            amount = forger.replaced(record, 96 + 8, "<q", legs[0][1] + 1)
            last = lambda h, p=position, a=amount: h.__setitem__(p, a)
    yield from archive.forged("an entry does not balance, signed", last)


def wrong_tables(archive):
    """Tables that the records do not make, in a package whose manifest fits them."""
    for name, data in archive.package.files.items():
        if not name.endswith((".csv", ".hledger", ".jsonl")):
            continue
        digits = [i for i, byte in enumerate(data) if 0x30 <= byte <= 0x39]
        if not digits:
            continue
        changed = bytearray(data)
        changed[digits[-1]] = 0x30 + (changed[digits[-1]] - 0x30 + 1) % 10
        yield Mutant("a number of a table is wrong, sealed", "package", forger.sealed(
            archive.package.changed({name: bytes(changed)})))


class Replay:
    """daicho-replay replay, as a process for each change."""

    name = "daicho-replay"

    def __init__(self, program, archive, work):
        self.program, self.key, self.work = program, archive.signer.verifier, work
        self.held = {}
        for name, data in archive.held.items():
            self.held[name] = os.path.join(work, "held", name)
            Files({name: data}).write(os.path.join(work, "held"))

    def ask(self, mutants):
        for number, mutant in enumerate(mutants):
            folder = os.path.join(self.work, "asked")
            subprocess.run(["rm", "-rf", folder], check=True)
            os.mkdir(folder)
            mutant.files.write(folder)
            yield self.run(folder, mutant.held)

    def run(self, folder, held):
        options = {None: [], "checkpoint": ["--checkpoint", self.held["checkpoint"]],
                   "manifest.json": ["--older", os.path.dirname(self.held["manifest.json"])]}
        if held not in options:
            return None
        done = subprocess.run([self.program, "replay", folder, "--verifier", self.key, "--json",
                               *options[held]], capture_output=True, timeout=120)
        if done.returncode not in RESULTS or not done.stdout:
            return {"result": "incomplete" if done.returncode == 2 else "crashed", "findings": []}
        return json.loads(done.stdout)


class Python:
    """verify.py, in this process."""

    name = "verify.py"

    def __init__(self, archive):
        self.key, self.held = archive.signer.key, archive.held

    def ask(self, mutants):
        for mutant in mutants:
            yield verify.Verifier(mutant.files, self.options(mutant.held)).run().json

    def options(self, held):
        options = forger.options(verifier=self.key)
        if held == "receipt":
            options.receipt = [("the receipt receipt", verify.Receipt(self.held[held]))]
        elif held == "manifest.json":
            options.older = [("the older package", *verify.package_head(self.held[held]), None)]
        elif held:
            note = verify.Note(self.held[held])
            options.older = [("the older checkpoint checkpoint", note.size, note.root, note)]
        return options


class Page:
    """verifier.html in a browser. Of each change only the files that differ are handed over."""

    name = "verifier.html"

    def __init__(self, browser, archive):
        self.browser, self.bases = browser, archive.bases
        for base, files in archive.bases.items():
            browser.evaluate(f"(window.bases ??= {{}}).{base} = unpack({self.packed(files.files)})")
        browser.evaluate(f"window.key = Key.parsed({json.dumps(archive.signer.verifier)})")
        browser.evaluate(f"window.held = unpack({self.packed(archive.held)})")

    SCRIPT = """
        const unpack = files => new Map(Object.entries(files).map(([name, text]) =>
          [name, text && Uint8Array.from(atob(text), c => c.charCodeAt(0))]));
        async function tried({ base, changes, held }) {
          const files = new Map([...bases[base], ...unpack(changes)]);
          const pairs = [...files].filter(([, bytes]) => bytes !== null)
            .map(([name, bytes]) => [name, new File([bytes], name.split("/").at(-1))]);
          const given = { verifier: key };
          const bytes = window.held.get(held);
          if (held === "receipt") given.receipts = [["the receipt receipt", new Receipt(bytes)]];
          else if (held) given.older = await olderRead(new Folder([[held, new File([bytes], held)]]));
          return (await verifyFiles(pairs, given)).json;
        }
    """

    @staticmethod
    def packed(files):
        return json.dumps({name: None if data is None else base64.b64encode(data).decode()
                           for name, data in files.items()})

    def ask(self, mutants, size=20):
        for start in range(0, len(mutants), size):
            batch = [self.told(mutant) for mutant in mutants[start:start + size]]
            answers = self.browser.evaluate(f"""(async () => {{
                const answers = [];
                for (const one of [{",".join(batch)}]) answers.push(await tried(one));
                return JSON.stringify(answers);
            }})()""")
            yield from json.loads(answers)

    def told(self, mutant):
        base, files = self.bases[mutant.base].files, mutant.files.files
        changes = {name: files.get(name) for name in base.keys() | files.keys()
                   if files.get(name) != base.get(name)}
        changes = {n: d for n, d in changes.items()}
        return (f'{{"base":"{mutant.base}","held":{json.dumps(mutant.held)},'
                f'"changes":{self.packed(changes)}}}')


def first_record(answer):
    """The first record that something is wrong with, by the findings that all verifiers make."""
    places = [(f["position"], f["code"]) for f in answer["findings"]
              if f["code"] in ABOUT_RECORDS and f["position"] is not None]
    return min(places, default=None)


def in_order(answer):
    return answer | {"findings": sorted(answer["findings"], key=json.dumps)}


def main():
    arguments = [a for a in sys.argv[1:] if a != "--exhaustive"]
    is_exhaustive = len(arguments) != len(sys.argv) - 1
    daicho, program = arguments[:2]
    seed = int(arguments[4]) if len(arguments) > 4 else 1
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as work, Browser(PAGE) as browser:
        ledger = small_ledger(daicho, work) if is_exhaustive else arguments[2]
        archive = Archive(daicho, ledger, work)
        browser.evaluate(Page.SCRIPT)
        verifiers = [Python(archive), Page(browser, archive), Replay(program, archive, work)]
        untouched = [Mutant("nothing is changed", base, files)
                     for base, files in archive.bases.items()]
        for verifier in verifiers:
            for answer in verifier.ask(untouched):
                assert answer["result"] == "verified", (verifier.name, answer)
        places = all_places(archive)
        if not is_exhaustive:
            count = int(arguments[3]) if len(arguments) > 3 else 300
            places = chance.sample(places, min(count, len(places)))
        mutants = [*lies_of_outsiders(archive, chance), *lies_of_insiders(archive, chance),
                   *flips(archive, places, chance)]
        judge(verifiers, mutants, seed)
        assert not browser.complaints, browser.complaints


def small_ledger(daicho, work):
    """A ledger of a few records, two of which move money."""
    ledger = os.path.join(work, "small")
    subprocess.run([daicho, "init", ledger], check=True, capture_output=True)
    return ledger


def judge(verifiers, mutants, seed):
    table, survivors, differing = {}, [], []
    answers = [list(verifier.ask(mutants)) for verifier in verifiers]
    for mutant, (ours, page, replay) in zip(mutants, zip(*answers)):
        what = mutant.what + (f"; held: {HELD[mutant.held]}" if mutant.held else "")
        row = table.setdefault((what, mutant.base), [0] + [0] * len(verifiers))
        row[0] += 1
        for column, answer in enumerate([ours, page, replay], 1):
            if answer is None:
                row[column] = "-"
                continue
            row[column] += answer["result"] in ("failed", "incomplete")
            if answer["result"] not in ("failed", "incomplete"):
                survivors.append(f"{verifiers[column - 1].name}: {what}: {answer['result']}")
        if in_order(ours) != in_order(page):
            differing.append(f"{what}: {ours['findings'][:2]} and {page['findings'][:2]}")
        if replay is not None and first_record(ours) != first_record(replay):
            differing.append(f"{what}: {first_record(ours)}, daicho-replay {first_record(replay)}")
    width = max(len(what) for what, _ in table)
    print(f"{'change':{width}}  where      count  " + "  ".join(v.name for v in verifiers))
    for (what, base), (count, *caught) in table.items():
        numbers = "  ".join(f"{n:>{len(v.name)}}" for n, v in zip(caught, verifiers))
        print(f"{what:{width}}  {base:9}  {count:5}  {numbers}")
    if survivors or differing:
        sys.exit(f"seed {seed}: survivors: " + "\n".join(survivors[:20])
                 + "\nanswers differ: " + "\n".join(differing[:20]))
    print(f"seed {seed}: {len(mutants)} changes, 0 survivors")
    print(f"{len(mutants)} passed, 0 failed")


main()
