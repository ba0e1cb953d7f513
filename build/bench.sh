#!/usr/bin/env bash
# Measures CleanBlog side by side with its yardsticks and writes docs/performance.md: build/bench.sh [--quick] [CHAPTER...]
# Takes about half an hour on two cores; --quick takes two, once everything is built, and is too short to judge by. With chapters
# (reads, cached, writes, sqlite, many, start, logins, telemetry), or quick, the report goes to artifacts/bench/performance.md instead.
# build/bench.sh --pieces times the pieces of a request instead (mapping, serialisation, a query, a token), and prints them.
# Needs Linux and the .NET SDK; installs wrk and the server of PostgreSQL where they are missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. build/install.sh

if [ "${1:-}" = --pieces ]; then
  exec dotnet run -c Release --project tests/CleanBlog.Benchmarks/Pieces -- --filter '*' --artifacts artifacts/bench/pieces
fi

if [ $# -eq 0 ]; then report=docs/performance.md; else report=artifacts/bench/performance.md; fi

has_wrk || install_wrk
has_postgresql || install_postgresql

out=$PWD/artifacts/bench
rm -rf "$out"
mkdir -p "$out"

# The platform's own packages would otherwise be written into the committed lock files.
publish() { # folder, project, further arguments
  dotnet publish "$2" -c Release -o "$out/$1" "${@:3}" -p:NuGetLockFilePath=obj/publish.lock.json >"$out/$1.log" || { cat "$out/$1.log"; return 1; }
}

step 'Publish'
build/publish.sh "$out/cleanblog" >"$out/cleanblog.log" || { cat "$out/cleanblog.log"; exit 1; }
publish baseline tests/CleanBlog.Benchmarks/Baseline --use-current-runtime --self-contained false -p:PublishReadyToRun=true
publish empty tests/CleanBlog.Benchmarks.EmptyApi
publish hook tests/CleanBlog.Benchmarks/Hook
publish bench tests/CleanBlog.Benchmarks

# What a developer's shell may hold for a server of their own.
unset DATABASE_URL SECRET_KEY

step 'Measure'
dotnet "$out/bench/CleanBlog.Benchmarks.dll" "$out" samples/posts.jsonl "$report" "$@"

cat "$report"
