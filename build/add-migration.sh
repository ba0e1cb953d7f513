#!/usr/bin/env bash
# Brings every database's project up to date with the model: build/add-migration.sh NAME
# adds a migration and compiles the model anew; without a name it only compiles the model.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet tool restore
for project in src/CleanBlog.Infrastructure.*/; do
  if [ $# -gt 0 ]; then
    dotnet ef migrations add "$1" --project "$project" --output-dir Migrations
  fi
  dotnet ef dbcontext optimize --project "$project" --output-dir CompiledModel \
    --namespace "$(basename "$project").CompiledModel"
  # The tool writes a byte order mark, which .editorconfig refuses.
  find "$project"Migrations "$project"CompiledModel -name '*.cs' -exec sed -i '1s/^\xEF\xBB\xBF//' {} +
done
