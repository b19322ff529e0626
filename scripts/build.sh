#!/usr/bin/env bash
# Installs what lacks and builds the programs that a user runs (dev profile).
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  scripts/setup.sh build
else
  scripts/setup.sh build desk
fi
scripts/ui.sh
cargo build --workspace --bins --locked
