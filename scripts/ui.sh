#!/usr/bin/env bash
# Builds the UI into ui/dist, when something in it is newer than the last build; the window embeds that folder.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p .cache
changed=$(find ui assets -newer .cache/ui-built -type f -not -path '*/node_modules/*' -not -path 'ui/dist/*' \
  -print -quit 2>/dev/null || echo first)
if [[ -n $changed || ! -e .cache/ui-built || ! -e ui/dist/index.html ]]; then
  (cd ui && npm run --silent build)
  touch .cache/ui-built
fi
