#!/bin/sh
# Five-fold cross-validation over annotated articles: what the weights do on articles that they were not learnt from.
#
# usage: folds.sh acts|attributions FOLDER
#
# Weights of roles, times, statuses and dyads (acts), or of cues and sources (attributions), are learnt five times without a fifth of the
# articles; then each fifth is read from end to end with the weights of the others, and all are scored together. FOLDER keeps the weights and
# readings. SANAD_SHARED and SANAD are those of quality.sh. Acts take some ten minutes on two cores, attributions one.
set -eu
what=${1:?acts or attributions}
out=${2:?a folder}
cd "$(dirname "$0")/.."
shared=${SANAD_SHARED:-../shared}
sanad=${SANAD:-.build/release/sanad}
articles=$shared/corpora/ant/ant.jsonl.gz
mkdir -p "$out/gold"
case $what in
    acts)
        measures='events|alignments'
        cp Training/events/annotations.jsonl "$out/all.jsonl"
        python3 Scripts/annotate.py acts Training/events/own/*.jsonl >"$out/own.jsonl"
        ;;
    attributions)
        measures='attributions|chains'
        cat Training/attribution/annotations.jsonl Training/attribution/development.jsonl Training/attribution/further.jsonl >"$out/all.jsonl"
        cp Training/attribution/own.jsonl "$out/own.jsonl"
        ;;
    *)
        echo "folds: acts or attributions, not $what" >&2
        exit 2
        ;;
esac
: >"$out/readings.jsonl"
for fold in 0 1 2 3 4; do
    here=$out/$fold
    rm -rf "$here"
    mkdir -p "$here/bin"
    cp -R "$sanad" "$(dirname "$sanad")"/*.resources "$here/bin/"
    models=$here/bin/Sanad_CoreModels.resources/core
    awk -v k="$fold" '(NR - 1) % 5 != k' "$out/all.jsonl" >"$here/learn.jsonl"
    awk -v k="$fold" '(NR - 1) % 5 == k' "$out/all.jsonl" >"$here/test.jsonl"
    python3 Scripts/heldout.py "$here/test.jsonl" "$articles" "$here/test"
    if [ "$what" = acts ]; then
        "$here/bin/sanad" train events "$articles" --annotations "$here/learn.jsonl" "$out/own.jsonl" -o "$here/roles.tsv" \
            --times "$here/act-times.tsv" --statuses "$here/act-statuses.tsv" --dyads "$here/dyads.tsv" >"$here/log" 2>&1
    else
        "$here/bin/sanad" train attributions "$articles" --cue-annotations "$here/learn.jsonl" "$out/own.jsonl" \
            --cues "$here/attribution-cues.tsv" >"$here/log" 2>&1
        cp "$here/attribution-cues.tsv" "$models/"
        "$here/bin/sanad" train attributions "$articles" --source-annotations "$here/learn.jsonl" \
            --sources "$here/attribution-sources.tsv" >>"$here/log" 2>&1
    fi
    cp "$here"/*.tsv "$models/"
    "$here/bin/sanad" read "$here/test/in.jsonl" >>"$out/readings.jsonl"
    cp "$here"/test/gold/*.json "$out/gold/"
done
python3 "$shared/eval/score.py" readings "$out/gold" "$out/readings.jsonl" | grep -E "^($measures)[.]"
python3 Scripts/confidence.py "$shared/eval/score.py" "$out/gold" "$out/readings.jsonl"
