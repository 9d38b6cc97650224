#!/usr/bin/env python3
"""Gives every verifier files of a terabyte that hold nothing and take no room.

usage: sparse.py DAICHO DAICHO_REPLAY LEDGER

Each file of a package and of a published log is lengthened in turn, and so is one that only the
manifest tells of. verify.py, verifier.html and daicho-replay answer in bounded time, and never with
verified; of the package all name the file.
"""
import json, os, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser
from verifiers import Archive, Page

VERIFY = os.path.join(os.path.dirname(Page.path), "verify.py")
SECONDS, BYTES = 60, 1 << 40
ANSWER = "verifyFiles(pairsOf(byId('folder'))).then(report => JSON.stringify(report.json))"


def lengthened(files, name, folder):
    """The files in a folder, with one that goes on for a terabyte. Of a table the first line is
    another, as a version to come may write it: then no record says where the table ends."""
    if name.startswith("register-"):
        files = files.changed({name: b"other,columns\n"})
    files.write(folder)
    os.truncate(os.path.join(folder, name), BYTES)


def answers(replay, browser, folder):
    for program in ([sys.executable, VERIFY], [replay, "replay"]):
        done = subprocess.run([*program, folder, "--json"], capture_output=True, timeout=SECONDS)
        assert done.returncode in (1, 2), (program, done)
        yield json.loads(done.stdout) if done.stdout else {"result": "incomplete", "findings": []}
    browser.give("#folder", [folder])
    yield json.loads(browser.evaluate(ANSWER))


def main():
    daicho, replay, ledger = sys.argv[1:4]
    passed = 0
    with tempfile.TemporaryDirectory() as work, Browser(Page.path) as browser:
        archive = Archive(daicho, ledger, work)
        for base, files in archive.bases.items():
            for name in files.files:
                # In a folder of its own: a browser reads no file that was changed behind its back.
                folder = os.path.join(work, str(passed))
                lengthened(files, name, folder)
                for answer in answers(replay, browser, folder):
                    assert answer["result"] != "verified", (base, name, answer)
                    passed += 1
    print(f"{passed} passed, 0 failed")


main()
