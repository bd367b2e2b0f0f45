#!/usr/bin/env python3
"""Turns annotations that quote the words of their text into the ranges that `sanad train` takes.

usage: annotate.py acts|attributions FILE.jsonl... > RANGES.jsonl

One text a line: `id`, `text`, and
acts: `entities` (`names`, each as it stands in the text, and `type`), `acts` (`type`, `trigger`, `actors` and `recipients` as numbers
of entities, `status`), `alignments` (`from`, `to`, `relation`, `phase`, `at`);
attributions: `attributions` (`cue`, `source` or null, `entity` or null, `content` as first and last words, `kind`, `stance`, `mode`,
`parent` as a number of the list, or null).
Words are whole words; conjunctions, prepositions and the article may be joined in front, a pronoun behind. A name stands for all
its places in the text; a trigger, cue or source that stands more than once needs its number («قصف#2»), a name may have one.
Lines with faults are left out and named with file and line on standard error; exit status 1 when there are any. Standard library only.
"""
import json, re, sys

TYPES = set("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
STATUSES = {"reported", "denied", "planned", "hypothetical", "ended"}
PHASES = {"ongoing", "beginning", "sought", "weakening", "ended", "denied"}
KINDS = {"named", "anonymous", "outlet", "collective"}
STANCES = {"asserts", "denies", "doubts", "asks", "demands", "predicts", "accuses"}
MODES = {"direct", "indirect", "mixed"}
ENTITIES = {"Person", "Organization", "Country", "Place", "Other"}
LETTER = re.compile(r"[\u0621-\u064A\u064B-\u0652\u0670-\u06D3A-Za-z0-9]")
JOINED = set("و ف ب ل ك س وب ول وس فب فل فس وك ولل لل أ وال بال كال ال فال وبال لـ بـ".split()) | {""}
LONGEST_PRONOUN = 3


def numbered(words):
    """The words and the number of the place that is meant, counted from one; None for any."""
    match = re.fullmatch(r"(.*)#(\d+)", words, re.S)
    return (match.group(1), int(match.group(2))) if match else (words, None)


def places(text, words):
    """Ranges at which words stand as whole words."""
    found = []
    for match in re.finditer(re.escape(words), text):
        start, end = first, last = match.span()
        while first > 0 and LETTER.match(text[first - 1]):
            first -= 1
        while last < len(text) and LETTER.match(text[last]):
            last += 1
        if text[first:start] in JOINED and last - end <= LONGEST_PRONOUN:
            found.append([start, end])
    return found


def pick(text, given):
    words, number = numbered(given)
    found = places(text, words)
    if number is not None:
        found = found[number - 1:number]
    if not found:
        raise ValueError(f"«{given}» does not stand in the text")
    return found


def one(text, given):
    found = pick(text, given)
    if len(found) > 1:
        raise ValueError(f"«{given}» stands {len(found)} times: add #1 or another number")
    return found[0]


def among(value, allowed):
    if value not in allowed:
        raise ValueError(f"{value} is none of {', '.join(sorted(allowed))}")
    return value


def acts(row):
    text = row["text"]
    entities = []
    for entity in row["entities"]:
        names = {tuple(place) for name in entity["names"] for place in pick(text, name)}
        entities.append({"names": sorted(map(list, names)), "type": among(entity["type"], ENTITIES)})
    numbers = range(len(entities))
    events = [{
        "type": among(act["type"], TYPES), "trigger": one(text, act["trigger"]), "actors": [among(n, numbers) for n in act["actors"]],
        "recipients": [among(n, numbers) for n in act["recipients"]], "status": among(act["status"], STATUSES), "time": None,
    } for act in row["acts"]]
    alignments = [{
        "from": among(a["from"], numbers), "to": among(a["to"], numbers), "relation": among(a["relation"], {"supports", "opposes"}),
        "phase": among(a["phase"], PHASES), "at": one(text, a["at"]),
    } for a in row.get("alignments", [])]
    return {"id": row["id"], "text": text, "entities": entities, "events": events, "alignments": alignments}


def content(text, given):
    """From the first words to the last ones behind them; both may be the same."""
    ends = []
    for words, least in zip(given, (0, None)):
        words, number = numbered(words)
        found = [match.span() for match in re.finditer(re.escape(words), text)]
        if number is not None:
            found = found[number - 1:number]
        elif least is None:
            found = ends if given[0] == given[1] else [place for place in found if place[1] >= ends[0][1]][:1]
        if len(found) != 1:
            raise ValueError(f"«{words}» stands {len(found)} times where it is looked for")
        ends += found
    return [ends[0][0], ends[-1][1]]


def attributions(row):
    text, found = row["text"], []
    for a in row["attributions"]:
        found.append({
            "cue": one(text, a["cue"]), "source": one(text, a["source"]) if a.get("source") else None,
            "entity": one(text, a["entity"]) if a.get("entity") else None, "content": content(text, a["content"]),
            "kind": among(a["kind"], KINDS), "stance": among(a["stance"], STANCES), "mode": among(a["mode"], MODES), "parent": a.get("parent"),
        })
    holds = lambda outer, inner: outer[0] <= inner[0] and inner[1] <= outer[1]
    for number, a in enumerate(found):
        if a["parent"] is None:
            continue
        above = found[among(a["parent"], set(range(len(found))) - {number})]["content"]
        if not holds(above, a["cue"]) and not holds(above, a["content"]):
            raise ValueError(f"attribution {number}: the content of its parent holds neither its cue nor its content")
    return {"id": row["id"], "text": text, "attributions": found}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("acts", "attributions"):
        sys.exit(__doc__)
    resolve = {"acts": acts, "attributions": attributions}[sys.argv[1]]
    faults, ids = 0, set()
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = resolve(json.loads(line))
                    if row["id"] in ids:
                        raise ValueError("the id stands twice")
                    ids.add(row["id"])
                    print(json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
                except (ValueError, KeyError, TypeError) as fault:
                    faults += 1
                    print(f"{path}:{number}: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
