#!/usr/bin/env bash
# Writes the generated part of the C# client anew, from docs/openapi.json and docs/errors.md.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet run --project clients/dotnet/CleanBlog.Client.Generator -- docs/openapi.json docs/errors.md clients/dotnet/CleanBlog.Client/Generated
