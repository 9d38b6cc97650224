#!/usr/bin/env python3
"""hledger, which is not ours, adds up the exported journal and agrees to the yen.

usage: hledger.py DAICHO LEDGER
"""
import csv, io, json, os, subprocess, sys, tempfile

daicho, ledger = sys.argv[1:3]
with tempfile.TemporaryDirectory() as work:
    package = os.path.join(work, "package")
    subprocess.run([daicho, "snapshot", ledger, "-o", package], check=True, capture_output=True)
    journal = os.path.join(package, "journal.hledger")
    text = subprocess.run(
        ["hledger", "-f", journal, "balance", "--flat", "--empty", "-O", "csv"],
        check=True, capture_output=True, text=True).stdout
theirs = {}
for row in csv.DictReader(io.StringIO(text)):
    if row["account"].lower().startswith("total"):
        continue
    theirs[row["account"]] = int(row["balance"].split()[0].replace(",", ""))
ours = {}
answer = json.loads(subprocess.run(
    [daicho, "accounts", ledger, "--json"], check=True, capture_output=True, text=True).stdout)
for row in answer["rows"]:
    name = f"{row['book']}:{row['account']}" + (f":{row['subAccount']}" if row["subAccount"] else "")
    ours[name] = row["debitsYen"] - row["creditsYen"]
different = {k: (ours.get(k), theirs.get(k)) for k in ours.keys() | theirs.keys()
             if ours.get(k, 0) != theirs.get(k, 0)}
if different or not ours:
    sys.exit(f"hledger disagrees: {different}")
print(f"{len(ours)} accounts agree to the yen")
print(f"{len(ours)} passed, 0 failed")
