#!/usr/bin/env bash
# Keeps Foghorn's window open for SOAK_MINUTES (60) while a terminal acts beside it, and tells whether its memory grew.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/bench.sh soak
