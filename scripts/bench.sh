#!/usr/bin/env bash
# Measures Foghorn's release build against its goals for speed and memory, and writes docs/bench.md.
#   usage: scripts/bench.sh [row …]    (acts keys reminders start memory snapshots search import review typing idle; all when none
#          is named, and only then the report is written)
# BENCH_ENTRIES=10000 tries everything in small. What is made for it once lies under .cache/bench (about 2 GB).
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build desk
scripts/ui.sh
cargo build --release --locked -p foghorn-cli -p foghorn-window --bins --example bare
cargo bench --locked -p foghorn-bench --bench goals -- "$@"
