#!/bin/sh
# Checks scripts and style sheets: types (TypeScript), form and mistakes (Biome). The tools are fetched into .node/lint, in
# the versions of package-lock.json. Where they cannot be had, that is said and nothing is checked; what they find fails.
# With `--fix` Biome writes what it can repair by itself.
set -u
cd "$(dirname "$0")/.."
tools=.node/lint

skip() {
    printf 'JavaScript and CSS are NOT checked: %s\n' "$1" >&2
    exit 0
}

# Fetches the tools, if those that are there are not the ones of package-lock.json.
fetch() {
    cmp -s package-lock.json "$tools/fetched" && return
    mkdir -p "$tools"
    cp package.json package-lock.json .npmrc "$tools/"
    npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund --loglevel silent \
        --fetch-retries 1 --fetch-timeout 30000 >&2 || return
    cp package-lock.json "$tools/fetched"
}

command -v node >/dev/null && command -v npm >/dev/null || skip 'Node.js with npm is not installed'
fetch || skip 'npm could not fetch the tools'
"$tools/node_modules/.bin/biome" --version >/dev/null 2>&1 || skip 'Biome does not run on this machine'
"$tools/node_modules/.bin/tsc" --version >/dev/null 2>&1 || skip 'TypeScript does not run on this machine'

failed=0
"$tools/node_modules/.bin/biome" check --error-on-warnings ${1:+--write} || failed=1
for folder in . tests; do
    "$tools/node_modules/.bin/tsc" -p "$folder" || failed=1
done
exit $failed
