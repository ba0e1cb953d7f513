#!/usr/bin/env bash
# Runs two instances behind nginx with a replica and Redis, takes one process after the other away under load, compares the
# throughput of two instances with that of one, and writes the tables of docs/scaling.md. Takes about eight minutes; one of the two
# parts is build/scaling.sh outages or build/scaling.sh throughput.
# Needs nginx, redis-server, PostgreSQL's server programs (build/test.sh installs them) and wrk.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH=$PATH:/usr/sbin
for program in nginx redis-server wrk; do
  command -v "$program" >/dev/null || { echo "There is no $program: install it first." >&2; exit 1; }
done

out=$PWD/artifacts/scaling
rm -rf "$out"
build/publish.sh "$out/cleanblog"
dotnet publish tests/CleanBlog.Scaling -c Release -o "$out/scaling"

dotnet "$out/scaling/CleanBlog.Scaling.dll" "$out/cleanblog/CleanBlog.WebApi.dll" docs/scaling.md "$@"
