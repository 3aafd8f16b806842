#!/bin/sh
# Makes .venv with this package in it (editable), and with an optional extra of pyproject.toml:
#
#   [PYTHON=python3.12] sh scripts/venv.sh [test]
#
# Does nothing when that is already so. The stamp in .venv is removed before anything is changed and written
# when all went well, so a .venv without one is half-made: it is made anew. So is one whose pyproject.toml has
# changed since, that was moved, whose Python is gone, or is another one than PYTHON names.
set -eu
cd "$(dirname "$0")/.."

extra=${1:-}
python=.venv/bin/python
stamp=.venv/.paycore-installed
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

# What .venv was made for: this folder (scripts in .venv carry its path) and this pyproject.toml.
wanted() { pwd; cat pyproject.toml; }

made_for_this() {
    [ -f "$stamp" ] && wanted | cmp -s - "$stamp" && recent_enough $python || return 1
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -c "$version" 2>/dev/null)" = "$($python -c "$version")" ]
}

if made_for_this; then
    [ -n "$extra" ] && [ ! -f "$stamp-$extra" ] || exit 0
else
    find_python
    say "Making .venv with Python $("$found" -c "$version") ($(command -v "$found"))"
    rm -rf .venv
    "$found" -m venv .venv
fi

rm -f "$stamp" "$stamp"-*
say "Installing mkdocs-paycore${extra:+ with its extra \"$extra\"} and what it needs into .venv; this can take a minute"
$python -m pip install --quiet --disable-pip-version-check --no-input --editable ".${extra:+[$extra]}"
[ -z "$extra" ] || : >"$stamp-$extra"
wanted >"$stamp"
