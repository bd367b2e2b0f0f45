#!/bin/sh
# Time and memory of an archive. Usage: Scripts/bench-archive.sh ARTICLES.jsonl[.gz] [NAME [QUESTION [HOT]]]
# The file's articles but the last hundred are added and compared, once more with every digest made anew, then the hundred are added and
# compared; then pages, dossiers of NAME and of HOT, of whom most is told, and QUESTION.
# SANAD_ARCHIVE keeps the archive under that path. Each step is a process of its own: its peak memory is its own.
set -eu
cd "$(dirname "$0")/.."
file=${1:?name a file of articles, JSON Lines}
name=${2:-خاشقجي}
question=${3:-هل تدعم روسيا سوريا؟}
hot=${4:-ترامب}
swift build -c release --package-path Benchmarks --product sanad-archive-benchmark >&2
bench=$(swift build -c release --package-path Benchmarks --show-bin-path)/sanad-archive-benchmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=${SANAD_ARCHIVE:-$work/bench.sanad}
case $file in
*.gz) gzip -dc "$file" >"$work/all.jsonl" ;;
*) cp "$file" "$work/all.jsonl" ;;
esac
count=$(wc -l <"$work/all.jsonl")
rm -f "$archive" "$archive-wal" "$archive-shm"
step() {
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '  %e s wall, %U s user, %S s system, peak %M KiB' "$bench" "$archive" "$@" 2>&1
    else
        "$bench" "$archive" "$@"
    fi
}
step add "$work/all.jsonl" 0 $((count - 100))
step compare
step compare anew
step add "$work/all.jsonl" $((count - 100)) "$count"
step compare
step pages "$name"
step dossier "$name"
step dossier "$hot"
step ask "$question"
