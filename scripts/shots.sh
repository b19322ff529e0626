#!/usr/bin/env bash
# Pictures of each screen, in both themes and at both widths, into docs/shots: what the README shows.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build desk
scripts/ui.sh
cargo build --workspace --all-targets --locked
cargo test --workspace --locked --quiet --test shots -- --ignored
