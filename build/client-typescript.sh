#!/usr/bin/env bash
# The TypeScript client: its types are those of docs/openapi.json, it compiles, and its tests pass, some on the built server.
# Needs Node 18.17 or later, npm, and src/CleanBlog.WebApi built. Ends with 75 where the npm registry does not answer.
set -euo pipefail
cd "$(dirname "$0")/../clients/typescript"

log=$(mktemp)
trap 'rm "$log"' EXIT

fail() { # exit code, what failed
  cat "$log" >&2
  echo "TypeScript client: $2." >&2
  exit "$1"
}

if ! npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --fetch-retries=1 --fetch-timeout=60000 >"$log" 2>&1; then
  if grep -Eq 'code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E5[0-9][0-9])' "$log"; then
    fail 75 'the npm registry does not answer'
  fi
  fail 1 'the packages could not be installed'
fi

npm run check >"$log" 2>&1 || fail 1 'what is generated is not up to date'
rm -rf dist
npm run build >"$log" 2>&1 || fail 1 'it does not compile'
node --test --test-reporter=tap dist/test/*.test.js >"$log" 2>&1 || fail 1 'tests failed'

count() { sed -n "s/^# $1 //p" "$log"; }

echo "TypeScript client: $(count pass) passed, $(count fail) failed, $(count skipped) skipped"
