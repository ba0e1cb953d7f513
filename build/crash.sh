#!/usr/bin/env bash
# Kills the server, and PostgreSQL under it, again and again while clients write, and prints what became of the acknowledged writes.
# Takes about ten minutes. Fails without PostgreSQL's server programs, which build/test.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."

export CLEANBLOG_REQUIRED_DATABASES=sqlite,postgresql
export CLEANBLOG_CRASH_ROUNDS=${CLEANBLOG_CRASH_ROUNDS:-30}
export CLEANBLOG_CRASH_DATABASE_ROUNDS=${CLEANBLOG_CRASH_DATABASE_ROUNDS:-10}
export CLEANBLOG_CRASH_WRITES=${CLEANBLOG_CRASH_WRITES:-150}
export CLEANBLOG_SOAK_SECONDS=${CLEANBLOG_SOAK_SECONDS:-30}
export CLEANBLOG_CRASH_REPORT=$PWD/artifacts/crash.md

rm -f "$CLEANBLOG_CRASH_REPORT"
mkdir -p artifacts

outcome=0
dotnet test tests/CleanBlog.WebApi.Tests --filter 'FullyQualifiedName~.Crash.' || outcome=1

cat "$CLEANBLOG_CRASH_REPORT"
exit "$outcome"
