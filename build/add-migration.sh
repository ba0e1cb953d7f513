#!/usr/bin/env bash
# Adds a migration of the current model to every database's project: build/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."

name=${1:?usage: build/add-migration.sh NAME}

dotnet tool restore
for project in src/CleanBlog.Infrastructure.*/; do
  dotnet ef migrations add "$name" --project "$project" --output-dir Migrations
  # The tool writes a byte order mark, which .editorconfig refuses.
  sed -i '1s/^\xEF\xBB\xBF//' "$project"Migrations/*.cs
done
