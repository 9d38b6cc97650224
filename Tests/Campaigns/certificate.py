#!/usr/bin/env python3
"""A certificate is the same everywhere, fits on one sheet, and its QR code says the root; what a
witness prints is read by a telephone too.

usage: certificate.py DAICHO-REPLAY LEDGER
"""
import json, os, re, subprocess, sys, tempfile

replay, ledger = sys.argv[1:3]


def run(*command, env=None):
    done = subprocess.run(command, capture_output=True, env=env)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def code(page, work):
    """What a reader that is not ours reads in the drawing of a page."""
    svg = re.search(r"<svg.*?</svg>", page, re.S).group(0)
    side = int(re.search(r'viewBox="0 0 (\d+)', svg).group(1))
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", svg)}
    scale, path = 8, os.path.join(work, "code.pgm")
    rows = [bytes(0 if (x // scale, y // scale) in dark else 255 for x in range(side * scale))
            for y in range(side * scale)]
    with open(path, "wb") as file:
        file.write(b"P5 %d %d 255\n" % (side * scale, side * scale) + b"".join(rows))
    return run("zbarimg", "--quiet", "--raw", path).decode().strip()


with tempfile.TemporaryDirectory() as work:
    facts = json.loads(run(replay, "certificate", ledger, "--json"))
    surroundings = [{"TZ": "UTC"}, {"TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"},
                    {"TZ": "America/St_Johns", "LANG": "de_DE"}, {"HOME": "/"}]
    for form in [[], ["--json"], ["--html"]]:
        made = {run(replay, "certificate", ledger, *form, env=e) for e in surroundings}
        if len(made) != 1:
            sys.exit(f"{form}: {len(made)} different certificates")
    page = run(replay, "certificate", ledger, "--html").decode()
    expected = f"{facts['events']}/{facts['root'].upper()}"
    if code(page, work) != expected:
        sys.exit(f"the code says {code(page, work)}, not {expected}")
    html, paper = os.path.join(work, "page.html"), os.path.join(work, "page.pdf")
    with open(html, "w", encoding="utf-8") as file:
        file.write(page)
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={work}/browser", f"--print-to-pdf={paper}", html)
    sheets = int(re.search(r"Pages: +(\d+)", run("pdfinfo", paper).decode()).group(1))
    if sheets != 1:
        sys.exit(f"the certificate takes {sheets} sheets")
    words = run("pdftotext", "-layout", paper, "-").decode()
    for wanted in [facts["root"], *facts["words"], *(p["digest"] for p in facts["projections"])]:
        if wanted not in words:
            sys.exit(f"{wanted} is not on the paper")
    key, state, signed, page = (os.path.join(work, n) for n in ["key", "state", "signed", "paper"])
    run(replay, "make-witness-key", "witness.example", key)
    run(replay, "cosign", ledger, "--key", key, "--state", state, "--begin", "-o", signed,
        "--paper", page)
    with open(page, encoding="utf-8") as file:
        if code(file.read(), work) != expected:
            sys.exit("the witness's page says another root")
print("one sheet, one code, the same bytes in every surrounding")
