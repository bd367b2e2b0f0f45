#!/usr/bin/env python3
"""Measures a built program on the plain sentences of Training/plain, which were written by somebody who had not seen what it can do.

usage: plain.py acts|attributions SANAD [FAMILY ...] [--show]

Prints a line a family and one for all. --show lists what is missed or wrong. Standard library only.

acts: an act is found when one of its types is read on its trigger. A role is right when a word of any of its alternatives is a word of
the entity that was read (half of the shorter one's words at least); of meetings, agreements and cooperation either order is right.
attributions: found when the cue overlaps and at least half of the longer content is shared. Its source is right when the words of
source or entity are those that were read, its parent when the one that holds it is the right one or none where there is none.
"""
import collections, json, os, re, subprocess, sys, tempfile, unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Training", "plain")
EITHER_ORDER = {"CONSULT", "AGREE", "COOPERATE"}


def folded(text):
    """Letters folded so that spellings of one word compare equal; the article is dropped."""
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    for group, letter in (("أإآٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"), ("ـ", "")):
        text = re.sub(f"[{group}]", letter, text)
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in re.sub(r"[^\w\s]", " ", text).split())


def words(text):
    return set(folded(text).split())


def alike(wanted, read):
    a, b = words(wanted), words(read)
    return bool(a and b) and len(a & b) >= max(1, min(len(a), len(b)) / 2)


def called(reading, identifiers):
    """All names and words by which the reading calls some entities."""
    found = []
    for entity in reading["entities"]:
        if entity["id"] in identifiers:
            found += [entity["name"]] + entity.get("aliases", [])
    return found + [m["text"] for m in reading["mentions"] if m.get("entity") in identifiers]


def read(program, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False) + "\n")
        file.flush()
        lines = subprocess.run([program, "read", file.name], capture_output=True, text=True, check=True).stdout.splitlines()
    readings = [json.loads(line) for line in lines]
    return {reading["document"]["id"]: reading for reading in readings}


def role(wanted, reading, identifiers):
    """True, False, or None where nobody is wanted."""
    if not wanted:
        return None
    if "-" in wanted and not identifiers:
        return True
    names = called(reading, identifiers)
    return any(alike(part, name) for alternative in wanted for part in alternative.split("+") for name in names)


def acts(row, reading, count, show):
    used = set()
    for act in row["acts"]:
        count["wanted"] += 1
        best = None
        for index, event in enumerate(reading["events"]):
            trigger = folded(event["trigger"]["text"])
            if index in used or event["type"] not in act["type"]:
                continue
            if not any(folded(t) in trigger or trigger in folded(t) for t in act["trigger"]):
                continue
            right = (role(act["actor"], reading, event["actors"]), role(act["recipient"], reading, event["recipients"]))
            if False in right and event["type"] in EITHER_ORDER:
                turned = (role(act["recipient"], reading, event["actors"]), role(act["actor"], reading, event["recipients"]))
                right = turned if False not in turned else right
            if best is None or right.count(False) < best[2].count(False):
                best = (index, event, right)
        told = f"{'|'.join(act['type'])} «{act['trigger'][0]}» {'|'.join(act['actor'])} → {'|'.join(act['recipient'])}"
        if best is None:
            show.append("missed " + told)
            continue
        index, event, right = best
        used.add(index)
        count["found"] += 1
        for name, one in zip(("actor", "recipient"), right):
            count[name + "s"] += one is not None
            count[name] += one is True
        count["both"] += False not in right
        count["status"] += event["status"] in act["status"]
        if False in right:
            read_as = [called(reading, event[k])[:1] for k in ("actors", "recipients")]
            show.append(f"wrong {told}: read as {read_as[0]} → {read_as[1]}")
    count["others"] += len(reading["events"]) - len(used)


def span(text, attribution):
    """The range of the content as written: from the first words to the last."""
    for first in attribution["content_start"]:
        start = text.find(first)
        for last in attribution["content_end"]:
            end = text.find(last, max(0, start))
            if start >= 0 and end >= 0:
                return start, end + len(last)
    return 0, 0


def attributions(row, reading, count, show):
    chosen = {}
    for number, attribution in enumerate(row["attributions"], 1):
        count["wanted"] += 1
        start, end = span(row["text"], attribution)
        best = None
        for other in reading["attributions"]:
            cue, content = other["cue"]["text"], other["content"]
            if other["id"] in {c["id"] for c in chosen.values()}:
                continue
            if not any(folded(c) in folded(cue) or folded(cue) in folded(c) for c in attribution["cue"] if c != "-"):
                continue
            shared = max(0, min(end, content["end"]) - max(start, content["start"])) / max(1, max(end, content["end"]) - min(start, content["start"]))
            if shared >= 0.5 and (best is None or shared > best[0]):
                best = (shared, other)
        if best is None:
            show.append(f"missed «{attribution['cue'][0]}» of {attribution['source'][0]} / {attribution['entity'][0]}")
        else:
            chosen[number] = best[1]
    count["found"] += len(chosen)
    for number, other in chosen.items():
        attribution, source = row["attributions"][number - 1], other.get("source") or {}
        names = [source["text"]] if source.get("text") else []
        names += called(reading, [source["entity"]]) if source.get("entity") else []
        wanted = [w for w in attribution["source"] + attribution["entity"] if w != "-"]
        right = any(alike(w, n) for w in wanted for n in names) or not wanted and not source.get("entity")
        count["source"] += right
        count["stance"] += other["stance"] in attribution["stance"]
        if not right:
            show.append(f"wrong source of «{attribution['cue'][0]}»: {wanted} read as {names[:2]}")
    for number, attribution in enumerate(row["attributions"], 1):
        if attribution["parent"] == ["-"]:
            continue
        count["nested"] += "-" not in attribution["parent"]
        other = chosen.get(number)
        parents = [chosen[int(p)]["id"] for p in attribution["parent"] if p != "-" and int(p) in chosen]
        if other and "-" not in attribution["parent"]:
            count["parent"] += other.get("parent") in parents
            if other.get("parent") not in parents:
                show.append(f"wrong parent of «{attribution['cue'][0]}»")
    count["others"] += len(reading["attributions"]) - len(chosen)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    if len(arguments) < 2 or arguments[0] not in ("acts", "attributions"):
        sys.exit(__doc__)
    kind, program, families = arguments[0], arguments[1], arguments[2:]
    with open(os.path.join(HERE, kind + ".jsonl"), encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if not families or row["family"] in families]
    readings = read(program, rows)
    totals = collections.defaultdict(collections.Counter)
    for row in rows:
        count, show = collections.Counter(), []
        (acts if kind == "acts" else attributions)(row, readings[row["id"]], count, show)
        for name in (row["family"], "all"):
            totals[name] += count
        if show and "--show" in sys.argv:
            print(row["id"], row["text"], *show, sep="\n  ")
    share = lambda count, a, b: f"{count[a] / count[b]:.2f}" if count[b] else "-"
    for name in [n for n in totals if n != "all"] + ["all"]:
        count = totals[name]
        line = f"{name:12} {count['wanted']:4} found {share(count, 'found', 'wanted')}"
        if kind == "acts":
            line += f" actor {share(count, 'actor', 'actors')} recipient {share(count, 'recipient', 'recipients')}"
            line += f" both {share(count, 'both', 'wanted')} status {share(count, 'status', 'found')}"
        else:
            line += f" source {share(count, 'source', 'found')} stance {share(count, 'stance', 'found')} parent {share(count, 'parent', 'nested')} of {count['nested']}"
        print(line + f" others {count['others']}")


if __name__ == "__main__":
    main()
