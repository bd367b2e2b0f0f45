#!/bin/sh
# Runs a script of Tests/Browser in a real headless Chromium: `browser.sh test` or `browser.sh screenshots FOLDER`.
# Installs Debian's chromium, and selenium and axe from PyPI into .build/browser, when they are absent; where that cannot be done
# it says so in one line and ends well, so that `make test` passes on a machine without network.
set -u
cd "$(dirname "$0")/.."
what=${1:-test}
venv=.build/browser
log=.build/browser-setup.log
mkdir -p .build

skip() {
    echo "browser $what: skipped, $1 (see $log)"
    exit 0
}

needs=""
command -v chromium >/dev/null 2>&1 || needs="$needs chromium"
command -v chromedriver >/dev/null 2>&1 || needs="$needs chromium-driver"
command -v python3 >/dev/null 2>&1 || needs="$needs python3"
python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || needs="$needs python3-venv"
fc-list :lang=ar 2>/dev/null | grep -q . || needs="$needs fonts-noto-core fontconfig"
if [ -n "$needs" ]; then
    command -v apt-get >/dev/null 2>&1 || skip "these are missing:$needs"
    if [ "$(id -u)" -eq 0 ]; then as_root=""; else as_root="sudo -n"; fi
    echo "browser $what: installing$needs"
    { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $needs; } >"$log" 2>&1 \
        || skip "these could not be installed:$needs"
fi

# No browser or driver is ever fetched by selenium itself.
if ! "$venv/bin/python" -c 'import selenium' >/dev/null 2>&1; then
    { python3 -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check --timeout 20 --retries 2 'selenium>=4.20,<5'; } >"$log" 2>&1 \
        || skip "selenium could not be installed from PyPI"
fi
# axe-core 4.12 lies in this package as one file; nothing else of it is used.
axe=$(ls "$venv"/lib/python3*/site-packages/axe_playwright_python/axe.min.js 2>/dev/null | head -1)
if [ -z "$axe" ]; then
    "$venv/bin/pip" install -q --disable-pip-version-check --timeout 20 --retries 2 --no-deps 'axe-playwright-python==0.1.8' >>"$log" 2>&1
    axe=$(ls "$venv"/lib/python3*/site-packages/axe_playwright_python/axe.min.js 2>/dev/null | head -1)
    [ -n "$axe" ] || echo "browser $what: axe could not be installed from PyPI; accessibility is not checked"
fi

program=${SANAD:-}
if [ -z "$program" ]; then
    for candidate in .build/release/sanad .build/debug/sanad; do
        [ -x "$candidate" ] && { [ -z "$program" ] || [ "$candidate" -nt "$program" ]; } && program=$candidate
    done
fi
[ -x "$program" ] || skip "the program is not built"

export SANAD="$PWD/${program#"$PWD"/}"
[ -n "$axe" ] && export AXE="$PWD/$axe"
shift
case $what in
    test) exec "$venv/bin/python" -W ignore Tests/Browser/test_workbench.py "$@" ;;
    screenshots) exec "$venv/bin/python" Tests/Browser/screenshots.py "$@" ;;
    *) echo "browser.sh: test or screenshots?" >&2; exit 2 ;;
esac
