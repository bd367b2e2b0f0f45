#!/bin/sh
# Runs a command with a folder of its own for temporary files, which is gone afterwards: `tidy.sh swift test`.
# The package manager and crashed tests leave files behind; this leaves none.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
TMPDIR="$folder" "$@"
