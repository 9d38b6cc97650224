#!/usr/bin/env python3
"""Every statutory report, and the work-papers of journal tests, are printed by a browser on A4,
with every number on the paper.

usage: print.py DAICHO LEDGER
"""
import csv, io, os, re, shutil, subprocess, sys, tempfile

daicho, ledger = sys.argv[1:3]
reports = [
    ("fundSheet", []), ("yearEndSettlement", ["--year", "FY2025"]),
    ("grantCard", ["--for", "G-2024-003"]), ("planRegister", []), ("returnLedger", []),
    ("investmentLadder", []), ("stableSpending", []), ("facilityRegister", []),
    ("processingHistory", ["--year", "FY2023"]), ("trialBalance", []),
]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def printed(work, name, page, pins):
    """The sheets of a page that is printed, each with what it is pinned to."""
    paper = os.path.join(work, name + ".pdf")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={work}/browser", f"--print-to-pdf={paper}", page)
    facts = run("pdfinfo", paper)
    # A4, upright or lying.
    size = sorted(float(n) for n in re.search(r"Page size: +([\d.]+) x ([\d.]+)", facts).groups())
    if [round(n) for n in size] != [595, 842]:
        sys.exit(f"{name}: the paper is {size}")
    count = int(re.search(r"Pages: +(\d+)", facts).group(1))
    sheets = run("pdftotext", "-layout", paper, "-").split("\f")[:count]
    for number, sheet in enumerate(sheets, 1):
        for pin in [*pins, "root ", "SHA-256 ", f"{number}/{count}"]:
            if pin.replace(" ", "") not in sheet.replace(" ", ""):
                sys.exit(f"{name}: '{pin}' is not on sheet {number}")
    return sheets


pages = 0
with tempfile.TemporaryDirectory() as work:
    copy = os.path.join(work, "ledger")
    shutil.copytree(ledger, copy)
    shutil.copy(ledger.rstrip("/") + ".key", copy + ".key")
    for name, options in reports:
        page = os.path.join(work, name + ".html")
        run(daicho, "report", "issue", copy, name, *options, "--on", "2026-06-30", "--audience",
            "full", "--as", "synthetic.treasurer", "--dated", "2026-06-30", "--id", name, "--html",
            "-o", page)
        sheets = printed(work, name, page, [f"report/{name}"])
        # Words break over lines; numbers and dates do not.
        words = set(" ".join(sheets).split())
        for row in csv.DictReader(io.StringIO(run(daicho, "report", "show", copy, name, "--csv"))):
            for column, value in row.items():
                if re.fullmatch(r"-?\d+", value):
                    wanted = f"{int(value):,}" if column.endswith("Yen") else value
                    if wanted not in words:
                        sys.exit(f"{name}: {column} {wanted} is not on the paper")
        pages += len(sheets)
    papers = os.path.join(work, "papers")
    # Amounts under a limit that many are under: a paper with rows. Status 1: exceptions.
    subprocess.run(
        [os.path.join(os.path.dirname(daicho), "daicho-replay"), "tests", copy, "--output", papers,
         "--set", "limits.limitsYen=500000000", "--set", "limits.percent=50"], capture_output=True)
    for name in ["summary", "limits"]:
        sheets = printed(work, name, os.path.join(papers, name + ".html"), ["effective all days"])
        words = set(" ".join(sheets).split())
        with open(os.path.join(papers, name + ".csv")) as rows:
            amounts = [row["amountYen" if name == "limits" else "debitsYen"] for row in csv.DictReader(rows)]
        if not amounts or not all(f"{int(amount):,}" in words for amount in amounts):
            sys.exit(f"{name}: an amount of the work-paper is not on the paper")
        pages += len(sheets)
print(f"{len(reports)} reports and 2 work-papers on {pages} sheets")
print(f"{len(reports) + 2} passed, 0 failed")
