#!/bin/sh
# Installs the Debian packages that the build and the drawing need, when one of them is missing.
set -eu
wanted="libsqlite3-dev libxml2-dev zlib1g-dev pkg-config graphviz"
if ! command -v swift >/dev/null 2>&1; then
    echo "setup: Swift 6.1 or later is needed; see https://www.swift.org/install" >&2
    exit 1
fi
# What a build of everything with its tests writes, in KiB.
needed=3145728
free=$(df -Pk . | awk 'NR == 2 { print $4 }')
if [ "${free:-$needed}" -lt "$needed" ]; then
    echo "setup: $((free / 1024)) MiB are free in $(pwd); a build with its tests takes about $((needed / 1024)) MiB: make room if it fails" >&2
fi
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "setup: not a Debian system; make sure that SQLite, libxml2, zlib (with headers) and Graphviz are installed" >&2
    exit 0
fi
missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
echo "setup: installing$missing"
if [ "$(id -u)" -eq 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing
