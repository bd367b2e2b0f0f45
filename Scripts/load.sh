#!/bin/sh
# The workbench under load: 20 clients read pages and search while articles are added by the same process.
#   load.sh ARCHIVE.sanad [ARTICLES.jsonl]
# Works on a copy of the archive. Without articles nothing is added. Prints p50, p95 and p99 a page, requests a second, errors, and the
# server's peak memory. wrk is installed from Debian when it is missing.
set -eu
cd "$(dirname "$0")/.."
archive=${1:-}
articles=${2:-}
[ -n "$archive" ] && [ -f "$archive" ] || { echo "load: name an archive: make load ARCHIVE=pile.sanad NEW=articles.jsonl" >&2; exit 2; }
program=${SANAD:-.build/release/sanad}
clients=${CLIENTS:-20}
seconds=${SECONDS_A_PAGE:-8}
command -v wrk >/dev/null 2>&1 || {
    if [ "$(id -u)" -eq 0 ]; then as_root=""; else as_root="sudo -n"; fi
    $as_root apt-get install -y -qq wrk >/dev/null 2>&1 || { echo "load: skipped, wrk could not be installed"; exit 0; }
}
work=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
# The copy holds what lies in the write-ahead log as well.
python3 - "$archive" "$work/story.sanad" <<'PY'
import sqlite3, sys
source = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
source.backup(sqlite3.connect(sys.argv[2]))
PY
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$program" serve --archive "$work/story.sanad" --port "$port" 2>"$work/log" &
server=$!
base="http://127.0.0.1:$port"
for _ in $(seq 100); do curl -s -o /dev/null "$base/api/v1/openapi.json" && break; sleep 0.1; done

first() { curl -s "$base$1" | grep -o "href=\"$2[^\"#]*" | head -1 | sed 's/^href="//; s/&amp;/\&/g'; }
first_page=$(curl -s -o /dev/null -w '%{time_total}' "$base/")
echo "first page after the start: ${first_page} s"
pages="story=/ articles=/articles actors=/actors claims=/claims conflicts=/conflicts sources=/sources backing=/graph timeline=/timeline map=/map"
pages="$pages article=$(first /articles /article/) actor=$(first /actors /actor/) source=$(first /sources /source/)"
pages="$pages claim=$(first /claims /claim/) conflict=$(first /conflicts /conflict/) pair=$(first / /pair/)"
pages="$pages search=/search?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1 phrase=/search?q=%C2%AB%D9%85%D8%AC%D9%84%D8%B3%20%D8%A7%D9%84%D8%A3%D9%85%D9%86%C2%BB add=/add corrections=/corrections"

if [ -n "$articles" ]; then
    cookie=$(curl -s -i "$base/add" | grep -i -o 'sanad-form=[0-9a-f]*' | head -1)
    location=$(curl -s -i -H "Origin: $base" -H "Cookie: $cookie" -F "seal=${cookie#sanad-form=}" -F "files=@$articles" "$base/add" | grep -i '^location:' | tr -d '\r' | cut -d' ' -f2)
    echo "adding $(wc -l <"$articles") articles: $location"
fi
printf '%-12s %9s %9s %9s %10s %s\n' page p50 p95 p99 requests/s errors
cat >"$work/report.lua" <<'LUA'
done = function(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("RESULT %.1f %.1f %.1f %.1f %d\n", latency:percentile(50) / 1000, latency:percentile(95) / 1000,
        latency:percentile(99) / 1000, summary.requests / (summary.duration / 1e6), e.connect + e.read + e.write + e.status + e.timeout))
end
LUA
for page in $pages; do
    name=${page%%=*}
    path=${page#*=}
    [ -n "$path" ] || continue
    wrk -t2 -c"$clients" -d"${seconds}s" --timeout 10s -s "$work/report.lua" "$base$path" 2>/dev/null | awk -v name="$name" \
        '/^RESULT/ { printf "%-12s %6s ms %6s ms %6s ms %10s %s\n", name, $2, $3, $4, $5, $6 }'
done
if [ -n "$articles" ]; then
    echo "the addition: $(curl -s "$base/api/v1/additions/${location#/add/}" | head -c 300)"
fi
echo "peak memory of the server: $(awk '/VmHWM/ { printf "%.0f MiB", $2 / 1024 }' "/proc/$server/status")"
