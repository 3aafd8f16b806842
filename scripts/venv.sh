#!/bin/sh
# Makes a virtual environment with the locked versions of a file and with this package in it (editable):
#
#   [PYTHON=python3.12] sh scripts/venv.sh FOLDER LOCK
#
# pip takes only files whose hashes stand in LOCK, and nothing that does not stand there: LOCK has the build tool, too.
# A lock may leave MkDocs out though a package asks for it: ProperDocs takes its place (requirements/without-mkdocs.in).
# One folder may get several locks whose versions agree. Does nothing when that is already so: a stamp in the folder,
# one for each lock, says for which path, pyproject.toml and lock it was made, and is written when all went well. A folder
# without a stamp is half-made: it is made anew. So is one for which one of them has changed since, whose Python is gone,
# or is another one than PYTHON names.
set -eu
cd "$(dirname "$0")/.."

folder=$1
lock=$2
python=$folder/bin/python
stamps=$folder/.made-for
version='import sys; print("%d.%d.%d" % sys.version_info[:3])'

say() { printf '%s\n' "$*" >&2; }

recent_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_ensurepip() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Sets `found` to a Python that can make the environment, or ends with what is missing.
find_python() {
    old='' bare=''
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.14 python3.13 python3.12 python3.11 python
    fi
    for found; do
        number=$("$found" -c "$version" 2>/dev/null) || continue
        if ! recent_enough "$found"; then
            old="$old${old:+, }$found is $number"
        elif ! has_ensurepip "$found"; then
            bare=${bare:-$found}
        else
            return 0
        fi
    done
    if [ -n "$bare" ]; then
        minor=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "error: $bare (Python $minor) cannot make a virtual environment: its module ensurepip is missing."
        say "On Debian and Ubuntu install it with: sudo apt install python$minor-venv"
    else
        say "error: Python 3.11 or newer is needed; found: ${old:-none${PYTHON:+ at PYTHON=$PYTHON}}."
        say "Install one, or name one that is not on the PATH: make PYTHON=/path/to/python3.12 …"
    fi
    exit 1
}

# What a folder is made for: a lock, its place (scripts carry their path), this pyproject.toml and the lock's text.
wanted() { printf '%s\n' "$1"; pwd; cat pyproject.toml "$1"; }

is_current() {
    for stamp in "$stamps"/*; do
        made_for=$(sed -n 1p "$stamp" 2>/dev/null) && [ -f "$made_for" ] || return 1
        wanted "$made_for" | cmp -s - "$stamp" || return 1
    done
    recent_enough "$python" || return 1
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -c "$version" 2>/dev/null)" = "$("$python" -c "$version")" ]
}

install() { "$python" -m pip install --quiet --disable-pip-version-check --no-input "$@"; }

if is_current; then
    [ ! -f "$stamps/${lock##*/}" ] || exit 0
else
    find_python
    say "Making $folder with Python $("$found" -c "$version") ($(command -v "$found"))"
    rm -rf "$folder"
    "$found" -m venv "$folder"
fi

say "Installing what $lock locks into $folder; this can take a minute"
install --no-deps --require-hashes --requirement "$lock"
if [ ! -d "$stamps" ]; then
    install --no-deps --no-build-isolation --editable .
    mkdir "$stamps"
fi
broken=$("$python" -m pip check | grep -v -e '^No broken' -e 'requires mkdocs, which is not installed') && say "warning: $lock is not what pyproject.toml asks for (make lock renews it):" "$broken"
wanted "$lock" >"$stamps/${lock##*/}"
