#!/usr/bin/env bash
# Runs two instances behind nginx with a replica and Redis, takes one process after the other away under load, compares the
# throughput of two instances with that of one, asks tables of a million posts, and writes the tables of docs/scaling.md:
# build/scaling.sh [outages|throughput|growth]... Takes about fifteen minutes on two cores.
# Needs Linux and the .NET SDK; installs what else is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. build/install.sh

has_postgresql || install_postgresql
has_nginx || install_nginx
has_redis || install_redis
has_wrk || install_wrk

out=$PWD/artifacts/scaling
rm -rf "$out"
mkdir -p "$out"

step 'Publish'
build/publish.sh "$out/cleanblog"
dotnet publish tests/CleanBlog.Scaling -c Release -o "$out/scaling" -p:NuGetLockFilePath=obj/publish.lock.json

# What a developer's shell may hold for a server of their own.
unset DATABASE_URL SECRET_KEY

step 'Measure'
PATH=$PATH:/usr/sbin dotnet "$out/scaling/CleanBlog.Scaling.dll" "$out/cleanblog/CleanBlog.WebApi.dll" docs/scaling.md "$@"
