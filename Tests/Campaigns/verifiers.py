"""The verifiers that campaigns ask: verify.py, verifier.html in a browser, and daicho-replay."""
import base64, collections, concurrent.futures, json, os, re, subprocess, tempfile, threading, time

import forger
from forger import Files, verify

# Files that somebody is shown, and what that person holds: pairs of a kind (`checkpoint`,
# `manifest.json`, `receipt`, `witness`) and its bytes. The page has the files of the base and is
# handed only those that differ.
Case = collections.namedtuple("Case", "what base files held", defaults=[()])

# What the second verifiers leave out: findings that only the rules and the tables lead to.
OF_RULES = {"rule-broken", "decision-differs", "entry-differs", "transition-illegal",
            "report-differs", "assertion-failed"}
# What daicho-replay finds as far as it can fold, and how it says that it cannot.
OF_FOLD = {"pinned-root-wrong", "recorded-state-wrong", "file-wrong"}
STOPS = ("the rules and balances behind", "the files of the package")


class Archive:
    """A ledger as it goes out."""

    def __init__(self, daicho, ledger, work):
        self.daicho, self.ledger = daicho, ledger
        self.signer = forger.Signer(ledger.rstrip("/") + ".key")
        published, package = os.path.join(work, "published"), os.path.join(work, "package")
        self.run("publish", ledger, published)
        self.run("snapshot", ledger, "-o", package)
        self.published, self.package = Files.of(published), Files.of(package)
        self.history = forger.records(self.published)
        self.tree = forger.tree_of(self.history)

    def run(self, *arguments):
        done = subprocess.run([self.daicho, *arguments], check=True, capture_output=True)
        return done.stdout

    @property
    def bases(self):
        return {"published": self.published, "package": self.package}

    def receipt(self, position):
        return self.run("receipt", self.ledger, str(position))

    def package_of(self, count, work):
        """The package of the first events, as the ledger writes it."""
        folder = os.path.join(work, f"package-{count}")
        self.run("snapshot", self.ledger, "-o", folder, "--as-of", str(count - 1))
        return Files.of(folder)

    def outgoing(self, history):
        """Both forms of a history, with a tree and a signature that fit it."""
        checkpoint = self.signer.checkpoint(forger.tree_of(history))
        return {"published": forger.publish(history, checkpoint),
                "package": forger.package(history, self.package, checkpoint)}


class Python:
    """verify.py, in this process."""

    name = "verify.py"

    def __init__(self, archive):
        self.key = archive.signer.key

    def ask(self, cases):
        for case in cases:
            yield verify.Verifier(case.files, self.options(case.held)).run().json

    def options(self, held):
        options = forger.options(verifier=self.key)
        for kind, data in held:
            if kind == "receipt":
                options.receipt.append(("the receipt receipt", verify.Receipt(data)))
            elif kind == "witness":
                options.witness.append(verify.Key.parsed(data.decode()))
            elif kind == "manifest.json":
                options.older.append((verify.BARE, *verify.package_head(data), None))
            else:
                note = verify.Note(data)
                options.older.append(
                    ("the older checkpoint checkpoint", note.size, note.root, note))
        return options


class Page:
    """verifier.html in a browser."""

    name = "verifier.html"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Tools",
                        "Verifier", "verifier.html")

    SCRIPT = """
        const unpack = files => new Map(Object.entries(files).map(([name, text]) =>
          [name, text && Uint8Array.from(atob(text), c => c.charCodeAt(0))]));
        async function given(held) {
          const given = { verifier: key, witnesses: [], older: [], receipts: [] };
          for (const [kind, bytes] of held) {
            if (kind === "receipt") {
              given.receipts.push(["the receipt receipt", new Receipt(bytes)]);
            } else if (kind === "witness") {
              given.witnesses.push(Key.parsed(utf8(bytes)));
            } else {
              given.older.push(...await olderRead(new Folder([[kind, new File([bytes], kind)]])));
            }
          }
          return given;
        }
        async function tried({ base, changes, held }) {
          const files = new Map([...bases[base], ...unpack(changes)]);
          const pairs = [...files].filter(([, bytes]) => bytes !== null)
            .map(([name, bytes]) => [name, new File([bytes], name.split("/").at(-1))]);
          const pieces = held.map(([kind, text]) => [kind, unpack({ text }).get("text")]);
          return (await verifyFiles(pairs, await given(pieces))).json;
        }
    """

    def __init__(self, browser, archive):
        self.browser, self.bases = browser, archive.bases
        browser.evaluate(self.SCRIPT)
        for base, files in archive.bases.items():
            browser.evaluate(f"(window.bases ??= {{}}).{base} = unpack({packed(files.files)})")
        browser.evaluate(f"window.key = Key.parsed({json.dumps(archive.signer.verifier)})")

    def ask(self, cases, size=20):
        for start in range(0, len(cases), size):
            batch = [self.told(case) for case in cases[start:start + size]]
            answers = self.browser.evaluate(f"""(async () => {{
                const answers = [];
                for (const one of [{",".join(batch)}]) answers.push(await tried(one));
                return JSON.stringify(answers);
            }})()""")
            yield from json.loads(answers)

    def told(self, case):
        base, files = self.bases[case.base].files, case.files.files
        changes = {name: files.get(name) for name in base.keys() | files.keys()
                   if files.get(name) != base.get(name)}
        held = [[kind, base64.b64encode(data).decode()] for kind, data in case.held]
        return (f'{{"base":"{case.base}","held":{json.dumps(held)},"changes":{packed(changes)}}}')


def packed(files):
    return json.dumps({name: None if data is None else base64.b64encode(data).decode()
                       for name, data in files.items()})


class Replay:
    """daicho-replay, as a process for each case. It knows no receipts."""

    name = "daicho-replay"
    RESULTS = {0: "verified", 1: "failed", 2: "incomplete"}
    SECONDS = 120

    def __init__(self, program, archive, work):
        self.program, self.key, self.work = program, archive.signer.verifier, work
        self.is_asked = True
        # Of all runs, in KiB and seconds. The kernel counts the memory of whoever starts a program
        # to it until it begins, so it is never less than this process had then.
        self.largest = self.slowest = 0
        # A version that opens ledgers only has nothing to say here, and that is said.
        truth = self.answer(Case("the truth", "published", archive.published))
        self.is_asked = truth["result"] != "incomplete"
        if not self.is_asked:
            print("daicho-replay opens no published logs: it is not asked")

    def ask(self, cases):
        """The answers in order; as many runs at a time as there are processors, begun at once."""
        pool = concurrent.futures.ThreadPoolExecutor(os.cpu_count())
        answers = pool.map(self.answer, cases)
        pool.shutdown(wait=False)
        return answers

    def answer(self, case):
        if not self.is_asked or any(kind in ("receipt", "witness") for kind, _ in case.held):
            return None
        with tempfile.TemporaryDirectory(dir=self.work) as place:
            folder, held = os.path.join(place, "asked"), os.path.join(place, "held")
            os.mkdir(folder)
            os.mkdir(held)
            case.files.write(folder)
            options = []
            for kind, data in case.held:
                Files({kind: data}).write(held)
                options += (["--older", held] if kind == "manifest.json"
                            else ["--checkpoint", os.path.join(held, kind)])
            return self.run(case, folder, options)

    def run(self, case, folder, options):
        began = time.monotonic()
        child = subprocess.Popen([self.program, "replay", folder, "--verifier", self.key, "--json",
                                  *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        watch = threading.Timer(self.SECONDS, child.kill)
        watch.start()
        with child.stdout:
            output = child.stdout.read()
        _, state, usage = os.wait4(child.pid, 0)
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(state)
        self.largest = max(self.largest, usage.ru_maxrss)
        self.slowest = max(self.slowest, time.monotonic() - began)
        if child.returncode not in self.RESULTS:
            raise AssertionError(
                f"daicho-replay ends with {child.returncode}: {case.what}, {case.base}")
        if child.returncode == 2 and not output:
            return {"result": "incomplete", "findings": []}
        answer = json.loads(output)
        assert self.RESULTS[child.returncode] == answer["result"], (case.what, answer)
        return answer


def found(answer):
    """What is wrong, and in which record, as far as it takes no rules to find. Where a file begins
    to differ between two records, either may be told."""
    return {(f["code"], None if f["code"] == "file-wrong" else f["position"])
            for f in answer["findings"] if f["code"] not in OF_RULES and not is_about_table(f)}


def is_about_table(finding):
    """The second verifiers make the trial balance and no other table, and of a record of the state
    they know the accounts and the trial balance."""
    if finding["code"] == "recorded-state-wrong":
        return not finding["expected"].startswith(("accounts ", "trial-balance "))
    return finding["code"] == "file-wrong" and re.search(
        "^register-|in 'register-", finding["expected"])


def in_order(answer):
    return answer | {"findings": sorted(answer["findings"], key=json.dumps)}


def differences(what, ours, page, replay):
    """Where verifiers answer otherwise: the second ones to the word, daicho-replay in what it finds
    and where."""
    if in_order(ours) != in_order(page):
        yield f"{what}: {ours['findings'][:2]} and {page['findings'][:2]}"
    if replay is None or len(ours["findings"]) == verify.LARGEST_FINDING_COUNT:
        return
    ours, theirs = found(ours), found(replay)
    if any(text.startswith(STOPS) for text in replay["notChecked"]):
        # It goes no further than the rules do, and says so.
        ours = {f for f in ours if f in theirs or f[0] not in OF_FOLD}
    if ours != theirs:
        yield (f"{what}: found by one, {sorted(ours - theirs, key=str)}, by daicho-replay, "
               f"{sorted(theirs - ours, key=str)}")
