#!/usr/bin/env bash
# Measures CleanBlog side by side with its yardsticks and writes docs/performance.md. Takes about two minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

out=$PWD/artifacts/bench
rm -rf "$out"
mkdir -p "$out/content"

build/publish.sh "$out/cleanblog"
dotnet publish tests/CleanBlog.Benchmarks.EmptyApi -c Release -o "$out/empty"
dotnet publish tests/CleanBlog.Benchmarks -c Release -o "$out/bench"

(cd "$out/content" && dotnet "$out/cleanblog/CleanBlog.WebApi.dll" import --file "$OLDPWD/samples/posts.jsonl")

dotnet "$out/bench/CleanBlog.Benchmarks.dll" \
  "$out/empty/CleanBlog.Benchmarks.EmptyApi.dll" "$out/cleanblog/CleanBlog.WebApi.dll" "$out/content" docs/performance.md

cat docs/performance.md
