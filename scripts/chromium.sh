#!/bin/sh
# Finds a Chromium for the browser tests, or gets one, and prints its path; what it does goes to standard error.
# In this order: Chromium's headless shell where the word `shell` follows, which opens a window in a third of the time
# (in CI on Debian it is installed for that); a browser that is installed; Playwright's own, if it was fetched before;
# Debian's package, where this user may install packages; Playwright's own, fetched now. Exit code 1: none could be had.
set -u
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# Prints the path of the browser and ends the script, if that browser starts. (Ubuntu has a `chromium-browser`
# that only says that it is a snap.)
take() {
    browser=$(command -v "$1" 2>/dev/null) || return 1
    name=$("$browser" --version 2>/dev/null) || return 1
    say "Browser for the tests: $browser ($name)"
    printf '%s\n' "$browser"
    exit 0
}

take_installed() {
    for candidate in chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Chromium.app/Contents/MacOS/Chromium' \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        take "$candidate"
    done
}

take_playwrights() {
    take "$(.venv/bin/python 2>/dev/null -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)')"
}

# Runs a command as root, without ever asking for a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi </dev/null >&2
}

is_debian() { [ "$(. /etc/os-release 2>/dev/null && echo "${ID:-}")" = debian ] && command -v apt-get >/dev/null; }

may_install() { is_debian && as_root true 2>/dev/null; }

install() {
    say "Installing the Debian package \"$1\""
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1"
}

take_shell() {
    take chromium-headless-shell
    if [ "${CI:-false}" = true ] && may_install && install chromium-headless-shell; then
        take chromium-headless-shell
    fi
}

[ "${1:-}" != shell ] || take_shell
take_installed
take_playwrights

if may_install; then
    say 'No Chromium found'
    install chromium
    take_installed
    say 'The Debian package could not be installed'
fi

say 'No Chromium found: fetching the one of Playwright'
if .venv/bin/playwright install chromium </dev/null >&2; then
    take_playwrights
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        say 'It does not start: installing the system libraries it needs'
        as_root "$PWD/.venv/bin/playwright" install-deps chromium
        take_playwrights
    fi
fi

say 'No Chromium could be had. Install Chromium or Google Chrome so that it is on the PATH.'
exit 1
