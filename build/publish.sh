#!/usr/bin/env bash
# Publishes the server for this machine's platform, compiled ahead of time (ReadyToRun): build/publish.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:?usage: build/publish.sh FOLDER}

# The platform's own packages would otherwise be written into the committed lock files.
dotnet publish src/CleanBlog.WebApi -c Release --use-current-runtime --self-contained false \
  -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/publish.lock.json -o "$folder"
