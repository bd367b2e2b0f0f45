#!/usr/bin/env python3
"""Prints for every office of a pack when, since a year, the tables know no holder: one line an office, its gaps as month ranges.

    python3 Scripts/office-gaps.py                      # the core pack, since 2010, heads and ministers of every listed state
    python3 Scripts/office-gaps.py --since 2015 --all   # every office, envoys and commanders too
    python3 Scripts/office-gaps.py --until 2024-12      # where the tables were last checked

A gap of a month or less between two holders is a change of office and not printed. An office that did not exist for a while shows as
a gap too: the tables say nothing of it, and that is meant.
"""
import argparse
import csv
import os

MINISTERS = ("president", "king", "emir", "sultan", "crown-prince", "prime-minister", "chancellor", "supreme-leader",
             "minister-foreign", "minister-defence", "minister-interior", "head-of-state")


def table(folder, name):
    with open(os.path.join(folder, name + ".tsv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def month(date, last):
    """Months since year 0; a date without its month counts from January, or up to December."""
    year, _, rest = date.partition("-")
    return int(year) * 12 + (int(rest[:2]) - 1 if rest else 11 if last else 0)


def name(count):
    return f"{count // 12}-{count % 12 + 1:02}"


def gaps(terms, since, until):
    reached = since - 1
    for start, end in sorted(terms):
        if start > reached + 2:
            yield reached + 1, min(start - 1, until)
        reached = max(reached, end)
        if reached >= until:
            return
    if until > reached + 1:
        yield reached + 1, until


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pack", nargs="?", default=os.path.join(os.path.dirname(__file__), "..", "Packs", "core"))
    parser.add_argument("--since", default="2010")
    parser.add_argument("--until", default="2024-12")
    parser.add_argument("--all", action="store_true", help="every office, not only heads and ministers")
    choice = parser.parse_args()
    since, until = month(choice.since, False), month(choice.until, True)
    terms = {}
    for row in table(choice.pack, "holders"):
        end = month(row["until"], True) if row["until"] else until
        start = month(row["from"], False) if row["from"] else since
        terms.setdefault(row["office"], []).append((start, end))
    empty = 0
    for row in table(choice.pack, "offices"):
        if not choice.all and not row["id"].split(".", 1)[-1].startswith(MINISTERS):
            continue
        missing = [g for g in gaps(terms.get(row["id"], []), since, until) if g[1] >= g[0]]
        if missing:
            empty += 1
            print(row["id"] + "\t" + ", ".join(f"{name(a)}…{name(b)}" for a, b in missing))
    print(f"{empty} offices with gaps")


if __name__ == "__main__":
    main()
