#!/usr/bin/env python3
"""The second verifiers as people meet them: verify.py at the command line, verifier.html on screen
and on paper.

usage: doors.py DAICHO LEDGER [FOLDER]

A folder is chosen, what is held is given, the button is pressed: the page says in both languages
what verify.py says, asks no network for anything, breaks no policy of its own, and prints on A4.
A file that cannot be read is told. Wrong usage ends with 2 and a sentence, never with a traceback.
With FOLDER, pictures of the screen and the paper are left there.
"""
import base64, json, os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forger
from browser import Browser
from verifiers import Archive, Page

VERIFY = os.path.join(os.path.dirname(Page.path), "verify.py")
WORDS = {"verified": "検証済み Verified", "failed": "不合格 Failed", "incomplete": "未完了 Incomplete"}


def run(*arguments):
    done = subprocess.run([sys.executable, VERIFY, *arguments], capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    return done


class Screen:
    """What a person does with the page, and sees."""

    def __init__(self, browser, pictures):
        self.browser, self.pictures = browser, pictures

    def verify(self, folder, meanwhile=lambda: None, **held):
        """The title of the answer about a folder; something may happen to it before it is read."""
        browser = self.browser
        browser.evaluate("choose([]); byId('result').replaceChildren()")
        browser.give("#folder", [folder])
        for name in ["older", "receipts", "disclosures"]:
            browser.give(f"#{name}", held.get(name, []))
        browser.evaluate(f"byId('verifier').value = {json.dumps(held.get('verifier', ''))}")
        while browser.evaluate("byId('start').disabled"):
            pass
        meanwhile()
        browser.evaluate("byId('start').click()")
        while browser.evaluate("byId('result').textContent === ''"):
            pass
        return browser.evaluate("document.querySelector('#result h2').textContent")

    def leave(self, name):
        """The page on paper, and on the screen if pictures are asked for."""
        paper = base64.b64decode(self.browser.ask(
            "Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])
        if self.pictures:
            screen = self.browser.ask("Page.captureScreenshot", captureBeyondViewport=True)
            for ending, data in [("pdf", paper), ("png", base64.b64decode(screen["data"]))]:
                with open(os.path.join(self.pictures, f"{name}.{ending}"), "wb") as file:
                    file.write(data)
        return paper


def paper_says(paper, work, words):
    path = os.path.join(work, "paper.pdf")
    with open(path, "wb") as file:
        file.write(paper)
    facts = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    size = sorted(float(n) for n in re.search(r"Page size: +([\d.]+) x ([\d.]+)", facts).groups())
    assert [round(n) for n in size] == [595, 842], size
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True,
                          text=True).stdout
    for word in words:
        assert word in text, f"'{word}' is not on the paper"
    # What is filled in does not belong on paper.
    assert "name+hash+key" not in text


def wrong_usage(work, published):
    broken = os.path.join(work, "broken")
    with open(broken, "wb") as file:
        file.write(b"\xff\xfe nothing")
    cases = [[], [os.path.join(work, "nowhere")], [VERIFY], [published, "--verifier", "a+b+c"],
             [published, "--older", broken], [published, "--receipt", broken],
             [published, "--disclosure", broken], [published, "--witness", "x"],
             [published, "--older", work], [published, "--unknown"]]
    for arguments in cases:
        done = run(*arguments)
        assert done.returncode == 2 and done.stdout == "", (arguments, done)
        assert done.stderr.strip() and "verify.py: " in done.stderr, (arguments, done.stderr)
    return len(cases)


class Unreadable(forger.Files):
    """A package with a file that whoever verifies may not read."""

    def chunks(self, name):
        if name == "events.jsonl":
            raise forger.verify.Fault(f"{name}: Permission denied")
        yield from super().chunks(name)


def unreadable(work, screen, package):
    """What cannot be read is told, by the page where a file changes once it is chosen."""
    answer = forger.verify.Verifier(Unreadable(package.files), forger.options()).run().json
    assert any(f["expected"] == "a file that can be read" for f in answer["findings"]), answer
    folder = os.path.join(work, "unreadable")
    package.write(folder)
    title = screen.verify(folder, meanwhile=lambda: os.truncate(
        os.path.join(folder, "events.jsonl"), 5))
    assert title == WORDS["failed"], title
    return 2


def main():
    daicho, ledger = sys.argv[1:3]
    pictures = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        archive = Archive(daicho, ledger, work)
        folders = {name: os.path.join(work, name) for name in ["published", "package", "changed",
                                                               "empty"]}
        package = archive.package.files
        position = len(archive.history) // 2
        archive.package.changed({
            "records": package["records"][:5_000] + b"!" + package["records"][5_001:],
        }).write(folders["changed"])
        os.mkdir(folders["empty"])
        with open(os.path.join(folders["empty"], "more.txt"), "wb"):
            pass
        held = {"older": os.path.join(work, "older.checkpoint"),
                "receipts": os.path.join(work, "mine.receipt")}
        forger.Files({
            "older.checkpoint": archive.signer.checkpoint(archive.tree, position),
            "mine.receipt": archive.receipt(position)}).write(work)
        passed = wrong_usage(work, folders["published"])
        screen = Screen(browser, pictures)
        for name, expected, status in [("published", "verified", 0), ("package", "verified", 0),
                                       ("changed", "failed", 1), ("empty", "failed", 1)]:
            folder = folders[name]
            done = run(folder, "--json", "--verifier", archive.signer.verifier,
                       "--older", held["older"], "--receipt", held["receipts"])
            answer = json.loads(done.stdout)
            assert (answer["result"], done.returncode) == (expected, status), answer
            title = screen.verify(folder, verifier=archive.signer.verifier,
                                  older=[held["older"]], receipts=[held["receipts"]])
            assert title == WORDS[expected], (name, title)
            rows = browser.evaluate("document.querySelectorAll('#result tbody tr').length")
            assert rows == len(answer["findings"]), (name, rows)
            codes = browser.evaluate(
                "Array.from(document.querySelectorAll('#result code'), c => c.textContent)")
            assert sorted(codes) == sorted(f["code"] for f in answer["findings"])
            paper_says(screen.leave(name), work, WORDS[expected].split() + [answer["root"][:32]])
            assert run(folder).stdout.endswith(f"\n{expected}\n")
            passed += 1
        passed += unreadable(work, screen, archive.package)
        title = screen.verify(folders["published"], verifier="no key")
        assert title == "検証できませんでした Not verified", title
        requests = browser.evaluate(
            "performance.getEntriesByType('resource').map(entry => entry.name)")
        assert requests == [], requests
        assert not browser.complaints, browser.complaints
    print(f"{passed + 1} passed, 0 failed")


main()
