#!/bin/sh
# Measures Sanad against the gold readings and the public corpora and prints the tables under «Figures» of Docs/reference/quality.md as
# Markdown. What they replace on that page moves to Docs/reference/measurements.md.
# SANAD_SHARED names the folder that holds eval/, gold/, corpus/ and corpora/ (default: ../shared). SANAD names the binary.
set -eu
cd "$(dirname "$0")/.."
shared=${SANAD_SHARED:-../shared}
sanad=${SANAD:-.build/release/sanad}
if [ ! -f "$shared/eval/score.py" ]; then
    echo "quality: $shared/eval/score.py is absent; set SANAD_SHARED" >&2
    exit 0
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
score() { python3 "$shared/eval/score.py" "$@" 2>>"$out/missed"; }
table() { # title, corpus, file
    printf '\n### %s\n\n%s; commit `%s`.\n\n| measure | value |\n|---|---|\n' "$1" "$2" "$(git rev-parse --short HEAD)"
    awk '{ printf "| %s | %s |\n", $1, $2 }' "$3"
}

"$sanad" read "$shared"/corpus/haftar/*.txt >"$out/gold.jsonl"
score readings "$shared/gold" "$out/gold.jsonl" >"$out/gold.txt"
table "Readings" "gold/, five articles annotated by hand" "$out/gold.txt"

# The articles that nobody saw while tables and rules were made: acts and alignments in one file, attributions in another.
for file in Training/events/heldout/*.jsonl Training/attribution/heldout/*.jsonl; do
    [ -f "$file" ] || continue
    held="$out/held.$(echo "$file" | tr '/' '.')"
    case $file in
        *attribution*) wanted='^(attributions|chains)[.]' ;;
        *) wanted='^(events|alignments)[.]' ;;
    esac
    python3 Scripts/heldout.py "$file" "$shared/corpora/ant/ant.jsonl.gz" "$held" || continue
    "$sanad" read "$held/in.jsonl" >"$held/out.jsonl"
    score readings "$held/gold" "$held/out.jsonl" | grep -E "$wanted" >"$held/figures.txt"
    table "Held out: $file" "$(wc -l <"$held/in.jsonl" | tr -d ' ') articles of corpora/ant, measuring only" "$held/figures.txt"
done

score conll-in "$shared/corpora/ner/anercorp.dev.conll" >"$out/ner.in.jsonl"
"$sanad" read "$out/ner.in.jsonl" >"$out/ner.jsonl"
score ner "$shared/corpora/ner/anercorp.dev.conll" "$out/ner.jsonl" >"$out/ner.txt"
table "Names" "ANERcorp, dev (last tenth of the train split)" "$out/ner.txt"

for kind in assault protest; do
    type=$(echo "$kind" | tr '[:lower:]' '[:upper:]')
    "$sanad" read "$shared/corpora/events/$kind.detection.dev.jsonl" >"$out/$kind.jsonl"
    score events "$shared/corpora/events/$kind.detection.dev.jsonl" "$out/$kind.jsonl" "$type" >"$out/$kind.txt"
    "$sanad" read "$shared/corpora/events/$kind.spans.dev.jsonl" >"$out/$kind.spans.jsonl"
    score spans "$shared/corpora/events/$kind.spans.dev.jsonl" "$out/$kind.spans.jsonl" "$type" >>"$out/$kind.txt"
    table "Events: $type" "arabic_event_gsr, dev half" "$out/$kind.txt"
done

if "$sanad" add --help >/dev/null 2>&1; then
    "$sanad" add --archive "$out/h.sanad" --manifest "$shared/corpus/haftar/manifest.csv" "$shared"/corpus/haftar/*.txt 2>/dev/null
    "$sanad" compare --archive "$out/h.sanad" --json >"$out/c.json"
    score story "$shared/gold/story/haftar.json" "$shared/corpus/haftar" "$out/c.json" >"$out/story.txt"
    table "Between documents" "gold/story/haftar.json" "$out/story.txt"
fi

"$sanad" compare --pairs "$shared/corpora/stance/ans.dev.csv" >"$out/pairs.csv"
score pairs "$shared/corpora/stance/ans.dev.csv" "$out/pairs.csv" >"$out/pairs.txt"
table "Pairs of headlines" "ANS, dev" "$out/pairs.txt"

printf '\n### Speed\n\n31,509 articles of `corpora/ant` through `sanad read` on %s cores; commit `%s`.\n\n```\n' "$(nproc)" "$(git rev-parse --short HEAD)"
if [ -x /usr/bin/time ]; then
    /usr/bin/time -f '%e s wall, %U s user, peak %M KiB' -o "$out/time" "$sanad" read "$shared/corpora/ant/ant.jsonl.gz" >"$out/ant.jsonl" 2>>"$out/missed"
    tail -1 "$out/time"
else
    ( time "$sanad" read "$shared/corpora/ant/ant.jsonl.gz" >"$out/ant.jsonl" ) 2>&1 | grep real
fi
printf '%s readings\n```\n' "$(wc -l <"$out/ant.jsonl")"
