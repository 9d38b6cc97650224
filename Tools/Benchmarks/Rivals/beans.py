"""beancount does the same work: reads the journal of the ledger and prints all balances.

usage: beans.py convert JOURNAL FILE   writes the journal, which is hledger's, as beancount reads it
       beans.py balances FILE
"""
import re, sys


def account(name):
    """`FUND:121:grant/G-1` in beancount's letters, below one of the roots that it knows."""
    return "Assets:" + ":".join(
        "A" + re.sub("[^A-Za-z0-9-]", "-", part) for part in name.split(":"))


def convert(journal, path):
    lines, opened = [], {}
    with open(journal) as file:
        for line in file:
            if leg := re.match(r" {4}(.+?)  (-?\d+) JPY$", line):
                opened[account(leg[1])] = True
                lines.append(f"    {account(leg[1])}  {leg[2]} JPY\n")
            elif head := re.match(r"(\d{4}-\d\d-\d\d) (.*)$", line):
                lines.append(f'\n{head[1]} * "{head[2]}"\n')
    with open(path, "w") as file:
        file.writelines(f"2000-01-01 open {name} JPY\n" for name in opened)
        file.writelines(lines)


def balances(path):
    from beancount import loader
    from beancount.core import data, inventory
    entries, errors, _ = loader.load_file(path)
    if errors:
        raise SystemExit(str(errors[0]))
    sums = {}
    for entry in data.filter_txns(entries):
        for posting in entry.postings:
            sums.setdefault(posting.account, inventory.Inventory()).add_position(posting)
    for name in sorted(sums):
        print(name, sums[name].to_string())


if sys.argv[1] == "convert":
    convert(*sys.argv[2:])
else:
    balances(sys.argv[2])
