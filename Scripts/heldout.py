#!/usr/bin/env python3
"""Turns stand-off annotations of Training/ into what the evaluation script takes.

usage: heldout.py ANNOTATIONS.jsonl ANT.jsonl.gz FOLDER

Rows that hold their text need no article.

Writes FOLDER/in.jsonl, the articles for `sanad read`, and FOLDER/gold/*.json, one gold reading an article with what the annotations
hold: attributions, or acts and alignments. Exit status 1 when an article is missing or its text is not the one that was annotated.
"""
import gzip, hashlib, json, os, sys


def articles(path, wanted):
    found = {}
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                found[row["id"]] = (line.rstrip("\n"), row["text"])
    return found


def reading(row, text):
    gold = {"doc": row["id"], "document": {}, "times": [], "entities": {}, "mentions": [], "attributions": [], "events": [],
            "alignments": []}
    located = lambda span: span and {"start": span[0], "end": span[1], "text": text[span[0]:span[1]]}

    def named(key, kind, spans):
        entity = gold["entities"].setdefault(key, {"type": kind, "names": []})
        for span in spans:
            entity["names"].append(text[span[0]:span[1]])
            gold["mentions"].append({**located(span), "entity": key})
        return key

    keys = [named(f"e{i}", e["type"], e["names"]) for i, e in enumerate(row.get("entities", []))]
    for event in row.get("events", []):
        gold["events"].append({**event, "trigger": located(event["trigger"]), "actors": [keys[i] for i in event["actors"]],
                               "recipients": [keys[i] for i in event["recipients"]]})
    for alignment in row.get("alignments", []):
        gold["alignments"].append({**alignment, "from": keys[alignment["from"]], "to": keys[alignment["to"]], "at": located(alignment["at"])})
    for i, a in enumerate(row.get("attributions", [])):
        meant = a["entity"] and named(text[a["entity"][0]:a["entity"][1]], "Person", [a["entity"]])
        gold["attributions"].append({**a, "id": f"a{i}", "cue": located(a["cue"]), "content": located(a["content"]),
                                     "source": located(a["source"]), "entity": meant,
                                     "parent": None if a["parent"] is None else f"a{a['parent']}"})
    return gold


def main():
    annotations, corpus, folder = sys.argv[1:4]
    with open(annotations, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    ours = {row["id"]: (json.dumps({"id": row["id"], "text": row["text"]}, ensure_ascii=False), row["text"]) for row in rows if "text" in row}
    found = {**articles(corpus, {row["id"] for row in rows if "text" not in row}), **ours}
    os.makedirs(os.path.join(folder, "gold"), exist_ok=True)
    faults = []
    with open(os.path.join(folder, "in.jsonl"), "w", encoding="utf-8") as out:
        for row in rows:
            line, text = found.get(row["id"], ("", ""))
            if "text" not in row and hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                faults.append(f"{annotations}: {row['id']}: " + ("the text is another" if line else f"not in {corpus}"))
                continue
            print(line, file=out)
            with open(os.path.join(folder, "gold", row["id"] + ".json"), "w", encoding="utf-8") as gold:
                json.dump(reading(row, text), gold, ensure_ascii=False)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        sys.exit(1)


main()
