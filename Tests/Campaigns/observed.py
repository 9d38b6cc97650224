#!/usr/bin/env python3
"""Compares what the tests saw of the rules with what the reference page of the events tells.

usage: observed.py FILE [--write]

FILE is what a run of all tests with DAICHO_OBSERVED=FILE left behind. Each guard and each leg that
the page tells must have been seen, and each that was seen must be told; with --write, the sources
that the page is made from are written anew.
"""

import pathlib
import sys

SOURCES = pathlib.Path(__file__).parents[2] / "Sources/EventCoding/Schema"
GUARDS, LEGS = SOURCES / "ObservedRules+Guards.swift", SOURCES / "ObservedRules+Legs.swift"


def merged(lines):
    """The guards and the legs of each kind of act. A leg's facts are those of all its sights."""
    guards, legs = {}, {}
    for line in lines:
        kind, name, *rest = line.split("\t")
        if kind == "guard":
            code, basis = rest
            guards.setdefault(name, {}).setdefault(basis, set()).add(code)
        else:
            account, facts = rest[0].split(": ")
            facts = set() if facts == "-" else set(facts.split(","))
            known = legs.setdefault(name, {})
            known[account] = known[account] & facts if account in known else facts
    return rows(guards), rows(legs)


def rows(kinds):
    """`key: word,word`, in more than one row where the words are many."""
    return {
        name: {
            f"{key}: {','.join(part) or '-'}"
            for key, words in known.items()
            for part in parts(sorted(words))
        }
        for name, known in kinds.items()
    }


def parts(words):
    return [words[place : place + 3] for place in range(0, max(len(words), 1), 3)]


def source(rows, variable, order):
    lines = []
    for name in sorted(rows):
        lines.append(name)
        lines += [f"  {row}" for row in sorted(rows[name], key=order)]
    text = "".join(f"        {line}\n" for line in lines)
    return (
        "// Written by Tests/Campaigns/observed.py from what the tests saw; not edited by hand.\n\n"
        f'extension ObservedRules {{\n    static let {variable} = """\n{text}        """\n}}\n'
    )


def main():
    file, write = sys.argv[1], "--write" in sys.argv[2:]
    guards, legs = merged(pathlib.Path(file).read_text().splitlines())
    if not guards or not legs:
        sys.exit(f"{file}: the tests saw no rule; were all of them run with DAICHO_OBSERVED?")
    wanted = {
        GUARDS: source(guards, "observedGuards", str),
        LEGS: source(legs, "observedLegs", lambda row: (row[:2] == "Cr", row)),
    }
    for path, text in wanted.items():
        if write:
            path.write_text(text)
            continue
        told = path.read_text()
        if told == text:
            continue
        for line in sorted(set(told.splitlines()) ^ set(text.splitlines())):
            what = "told and not seen" if line in told.splitlines() else "seen and not told"
            print(f"{path.name}: {what}: {line.strip()}")
        sys.exit(f"{path.name} differs: run the tests, then observed.py FILE --write")
    count = sum(map(len, guards.values())), sum(map(len, legs.values()))
    print(f"{count[0]} rows of guards and {count[1]} legs: as told")


if __name__ == "__main__":
    main()
