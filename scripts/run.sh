#!/usr/bin/env bash
# Installs what lacks, builds and opens the app.
#   usage: scripts/run.sh [arguments of foghorn-window]
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/build.sh
exec scripts/open.sh "$@"
