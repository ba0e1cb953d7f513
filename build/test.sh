#!/usr/bin/env bash
# Everything that has to hold before a change lands: locked restore, format, build without warnings, all tests, coverage floors.
# Needs the .NET SDK; installs what else is missing with the system's package manager. The last line counts the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

results=artifacts/tests
coverage=artifacts/coverage

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

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

step() { printf '\n== %s\n' "$*"; }

# The sum of one attribute of the counters of every result file.
count() { echo $(( $(grep -ho "<Counters [^>]*" "$results"/*.trx | grep -o " $1=\"[0-9]*\"" | grep -o "[0-9]*" | paste -sd+) )); }

cover() { # floor, filter, title
  dotnet reportgenerator "-reports:$results/*/coverage.cobertura.xml" "-targetdir:$coverage/$3" -reporttypes:TextSummary \
    "-assemblyfilters:$2" -verbosity:Error "minimumCoverageThresholds:lineCoverage=$1"
}

if ! has_browser; then
  step 'Install a browser for the test of the docs page'
  install_browser || echo 'No browser could be installed: the tests that need one will say so.'
fi

step 'Restore'
dotnet tool restore
dotnet restore --locked-mode

step 'Format'
dotnet format CleanBlog.sln --verify-no-changes --no-restore

step 'Build'
dotnet build CleanBlog.sln --no-restore

step 'Test'
rm -rf "$results" "$coverage"
outcome=0
dotnet test CleanBlog.sln --no-build --settings tests/coverage.runsettings --collect 'XPlat Code Coverage' \
  --results-directory "$results" --logger trx || outcome=1

step 'Coverage of lines'
cover 95 '+CleanBlog.Domain' Domain || outcome=1
cover 95 '+CleanBlog.Application' Application || outcome=1
cover 90 '+CleanBlog.*' All || outcome=1
sed -n '/^  Line coverage/p;/^CleanBlog\.[A-Za-z.]* *[0-9]/p' "$coverage/All/Summary.txt"

total=$(count total) executed=$(count executed) passed=$(count passed)
[ "$executed" -gt 0 ] || { echo 'No test was executed.'; outcome=1; }

if [ "$executed" -lt "$total" ]; then
  step 'Skipped, and why'
  grep -h -A6 'outcome="NotExecuted"' "$results"/*.trx | grep -oE 'testName="[^"]*"|<Message>.*</Message>' || true
fi

echo
echo "$passed passed, $((executed - passed)) failed, $((total - executed)) skipped"
exit "$outcome"
