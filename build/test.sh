#!/usr/bin/env bash
# Everything that has to hold before a change lands: format, locked restore, build without warnings, OpenAPI document, all tests,
# coverage floors.
# Needs the .NET SDK; installs what else is missing with the system's package manager. The last line counts the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

results=artifacts/tests
coverage=artifacts/coverage

. build/install.sh

has_browser() {
  [ -n "${CLEANBLOG_TEST_CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null
}

install_browser() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q chromium
  elif command -v apk >/dev/null; then
    as_root apk add -q chromium
  fi
}

has_bouncer() { PATH="$PATH:/usr/sbin" command -v pgbouncer >/dev/null; }

install_bouncer() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer >/dev/null || return
    as_root service pgbouncer stop >/dev/null
    as_root update-rc.d pgbouncer disable
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q pgbouncer
  elif command -v apk >/dev/null; then
    as_root apk add -q pgbouncer
  fi
}

has_node() { command -v node >/dev/null && command -v npm >/dev/null; }

install_node() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
  elif command -v dnf >/dev/null; then
    as_root dnf install -y -q nodejs npm
  elif command -v apk >/dev/null; then
    as_root apk add -q nodejs npm
  fi
}

# The sum of one attribute of the counters of every result file.
count() { echo $(( $(grep -ho "<Counters [^>]*" "$results"/*.trx | grep -o " $1=\"[0-9]*\"" | grep -o "[0-9]*" | paste -sd+) )); }

# How many tests were skipped for each reason.
reasons() {
  awk '
    /outcome="NotExecuted"/ { skipped = 1; reason = "no reason given" }
    skipped && sub(/.*<Message>/, "") { sub(/<\/Message>.*/, ""); reason = $0; $0 = "" }
    skipped && (/<\/UnitTestResult>/ || /outcome="NotExecuted".*\/>/) { tests[reason]++; skipped = 0 }
    END { for (reason in tests) print tests[reason], (tests[reason] == 1 ? "test: " : "tests: ") reason }
  ' "$results"/*.trx | sed "s/&quot;/\"/g; s/&apos;/'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g" | sort -rn
}

cover() { # floor, filter, title
  dotnet reportgenerator "-reports:$results/*/coverage.cobertura.xml" "-targetdir:$coverage/$3" -reporttypes:TextSummary \
    "-assemblyfilters:$2" -verbosity:Error "minimumCoverageThresholds:lineCoverage=$1"
}

if ! has_browser; then
  step 'Install a browser for the test of the docs page'
  install_browser || echo 'No browser could be installed: the tests that need one will say so.'
fi

if ! has_postgresql; then
  step 'Install the server of PostgreSQL for the tests on it'
  install_postgresql || true
  has_postgresql || echo 'No PostgreSQL could be installed: the tests on it need a Docker engine or CLEANBLOG_TEST_POSTGRESQL, or will say so.'
fi

if ! has_bouncer; then
  step 'Install PgBouncer for the tests behind it'
  install_bouncer || true
  has_bouncer || echo 'No PgBouncer could be installed: the tests that need one will say so.'
fi

if ! has_nginx; then
  step 'Install nginx for the tests of two instances'
  install_nginx || true
  has_nginx || echo 'No nginx could be installed: the tests that need one will say so.'
fi

if ! has_redis; then
  step 'Install Redis for the tests of two instances'
  install_redis || true
  has_redis || echo 'No Redis could be installed: the tests that need one will say so.'
fi

if ! has_node; then
  step 'Install Node for the checks of the OpenAPI document'
  install_node || true
  has_node || echo 'No Node could be installed: the checks that need it will say so.'
fi

# Before npm changes folders: it reads them, because so no project has to be loaded.
step 'Format'
# White space alone: styles and analyzers fail the build.
dotnet format whitespace . --folder --verify-no-changes --exclude '**/obj/' '**/node_modules/' artifacts

# It waits for its registry, as the restore does for another, and then runs beside the build.
mkdir -p artifacts
build/check-openapi.sh >artifacts/check-openapi.log 2>&1 &
openapi=$!

step 'Restore'
dotnet tool restore
dotnet restore --locked-mode

step 'Build'
# One compiler for all projects instead of one each; it does not stay behind.
dotnet build CleanBlog.sln --no-restore -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >/dev/null

step 'OpenAPI document'
wait "$openapi" && outcome=0 || outcome=$?
cat artifacts/check-openapi.log
[ "$outcome" -eq 0 ] || exit "$outcome"

step 'Test'
rm -rf "$results" "$coverage"
outcome=0

# Beside the others: it waits for its registry and for a server of its own.
client=
if has_node; then
  build/client-typescript.sh >artifacts/client-typescript.log 2>&1 &
  client=$!
fi

dotnet test CleanBlog.sln --no-build --settings tests/coverage.runsettings --collect 'XPlat Code Coverage' \
  --results-directory "$results" --logger trx || outcome=1

step 'The TypeScript client'
code=75
if [ -n "$client" ]; then
  wait "$client" && code=0 || code=$?
  cat artifacts/client-typescript.log
else
  echo 'There is no Node or no npm, so it is not tested.'
fi
[ "$code" -eq 0 ] || { [ "$code" -eq 75 ] && [ -z "${CLEANBLOG_REQUIRED_NPM:-}" ]; } || outcome=1

step 'Coverage of lines'
cover 95 '+CleanBlog.Domain' Domain || outcome=1
cover 95 '+CleanBlog.Application' Application || outcome=1
cover 90 '+CleanBlog.*' All || outcome=1
sed -n '/^  Line coverage/p;/^CleanBlog\.[A-Za-z.]* *[0-9]/p' "$coverage/All/Summary.txt"

total=$(count total) executed=$(count executed) passed=$(count passed)
[ "$executed" -gt 0 ] || { echo 'No test was executed.'; outcome=1; }

if [ "$executed" -lt "$total" ]; then
  step 'Skipped, and why'
  reasons
fi

echo
echo "$passed passed, $((executed - passed)) failed, $((total - executed)) skipped"
exit "$outcome"
