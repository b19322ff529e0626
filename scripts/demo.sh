#!/usr/bin/env bash
# Opens the app on a throw-away folder with one live incident and some history.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build.sh
folder=$(mktemp -d "${TMPDIR:-/tmp}/foghorn-demo-XXXXXX")
trap 'rm -rf "$folder"' EXIT
scripts/fill.sh "$folder"
# Not exec: the folder goes when the window does.
scripts/open.sh --data-dir "$folder"
