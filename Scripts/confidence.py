#!/usr/bin/env python3
"""How often acts and sources are right that a reading gives with so much confidence, and what would set it right.

usage: confidence.py SCORE.py GOLD READINGS.jsonl

GOLD is a folder of gold readings (Scripts/heldout.py writes one), SCORE.py the evaluation script, whose matching of records is used.
Prints a table for each of act, actor, recipient, source and backing, the slope and offset that would correct what is given (1 and 0 where nothing is to
be corrected; those in use, Calibration+Acts.swift and Calibration+Sources.swift, come on top), and how many acts are right in type and
both roles from which joint confidence on. Standard library only.
"""
import glob
import importlib.util
import json
import math
import os
import sys


# Prefixes of the rows of backing-words and alignment-words.
WORDS = {"bw", "al"}


def acts(score, gold, reading):
    """Each act of a reading with the act of the gold that it is, or None."""
    names = score.Names(gold, reading)

    def likeness(a, b):
        near = score.overlap(a["trigger"], b["trigger"]) > 0 or abs(a["trigger"]["start"] - b["trigger"]["start"]) <= 60
        if not near or a["type"] != b["type"]:
            return 0
        sides = names.same_set(a["actors"], b["actors"]) + names.same_set(a["recipients"], b["recipients"])
        return 1 + (score.overlap(a["trigger"], b["trigger"]) > 0) + sides

    found = {id(b): a for a, b in score.pair(gold["events"], reading["events"], likeness, 1)}
    return names, [(found.get(id(b)), b) for b in reading["events"]]


def sources(score, gold, reading):
    """Confidence and rightness of each source of a statement that is in the gold too."""
    names = score.Names(gold, reading)
    nowhere = {"start": 0, "end": 0}

    def likeness(a, b):
        return score.jaccard(a["content"], b["content"]) + (0.5 if score.overlap(a["cue"], b.get("cue") or nowhere) else 0)

    for a, b in score.pair(gold["attributions"], reading["attributions"], likeness, 0.5):
        given, source = b.get("confidence"), b["source"] or {}
        if given is None:
            continue
        if a["entity"] is None and a["source"] is None:
            right = source.get("kind") == a["kind"] and not source.get("entity")
        elif a["entity"] is not None and names.same(a["entity"], source.get("entity")):
            right = True
        else:
            right = bool(
                a["source"] and source.get("end") and score.overlap(a["source"], source)
                and (a["entity"] is None or source.get("entity") is None))
        yield given["source"], right


def backing(score, gold, reading):
    """Whether words of backing say an alignment or an act alone does, its confidence, and whether the gold has it of the same two."""
    names = score.Names(gold, reading)
    wanted = {(a["from"], a["to"], a["relation"]) for a in gold["alignments"]}
    for a in reading["alignments"]:
        if "confidence" not in a:
            continue
        kind = "worded backing" if a.get("rule", "").split("-")[0] in WORDS else "entailed backing"
        right = any(r == a["relation"] and names.same(f, a["from"]) and names.same(t, a["to"]) for f, t, r in wanted)
        yield kind, (a["confidence"], right)


def correction(rows):
    """Slope and offset of the logarithm of the odds, by Newton's steps."""
    slope, offset = 1.0, 0.0
    points = [(math.log(p / (1 - p)), right) for p, right in ((min(0.995, max(0.005, c)), r) for c, r in rows)]
    for _ in range(30):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, right in points:
            p = 1 / (1 + math.exp(-(slope * x + offset)))
            h = p * (1 - p)
            g0 += (p - right) * x
            g1 += p - right
            h00 += h * x * x
            h01 += h * x
            h11 += h
        det = h00 * h11 - h01 * h01
        if det < 1e-9:
            break
        slope -= (g0 * h11 - g1 * h01) / det
        offset -= (g1 * h00 - g0 * h01) / det
    return slope, offset


def main(script, folder, path):
    spec = importlib.util.spec_from_file_location("score", script)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds = {g["doc"]: g for g in (json.load(open(p, encoding="utf-8")) for p in sorted(glob.glob(os.path.join(folder, "*.json"))))}
    rows = {"act": [], "actor": [], "recipient": [], "source": [], "worded backing": [], "entailed backing": []}
    joint = []
    for line in open(path, encoding="utf-8"):
        reading = json.loads(line)
        gold = golds.get(reading["document"]["id"])
        if gold is None:
            continue
        rows["source"] += sources(score, gold, reading)
        for kind, row in backing(score, gold, reading) if gold["events"] else ():
            rows[kind].append(row)
        names, pairs = acts(score, gold, reading)
        for wanted, event in pairs:
            given = event.get("confidence") or {}
            if "act" in given and gold["events"]:
                rows["act"].append((given["act"], wanted is not None))
            both = wanted is not None
            for role in ("actor", "recipient"):
                if wanted is not None:
                    right = names.same_set(wanted[role + "s"], event[role + "s"])
                    both = both and right
                    if role in given:
                        rows[role].append((given[role], bool(wanted[role + "s"]) and right))
            if gold["events"]:
                joint.append((math.prod(given.get(k, 1) for k in ("act", "actor", "recipient")), both))
    for key, found in rows.items():
        if not found:
            continue
        print(f"\n| {key} given with | records | given | right |\n|---|---|---|---|")
        for tenth in range(10):
            part = [(c, r) for c, r in found if min(9, int(c * 10 + 1e-9)) == tenth]
            if len(part) >= 30:
                print(f"| {tenth / 10} to {(tenth + 1) / 10} | {len(part)} | {sum(c for c, _ in part) / len(part):.3f} | {sum(r for _, r in part) / len(part):.3f} |")
        slope, offset = correction(found)
        print(f"\ncorrection of {key}: slope {slope:.2f}, offset {offset:.2f}")
    if not joint:
        return
    print("\n| joint confidence from | acts | right in type and both roles |\n|---|---|---|")
    for least in (0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0):
        part = [r for c, r in joint if c >= least]
        if part:
            print(f"| {least} | {len(part)} | {sum(part) / len(part):.3f} |")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
