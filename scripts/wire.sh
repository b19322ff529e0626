#!/usr/bin/env bash
# Writes ui/src/wire/index.ts anew from the Rust types; a test compares the two.
set -euo pipefail
cd "$(dirname "$0")/.."

UPDATE=1 cargo test --workspace --locked --quiet --test wire
