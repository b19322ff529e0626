#!/usr/bin/env bash
# Makes a .deb of the release build; Tauri's own command does it, built once into .cache/tools.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build
scripts/ui.sh
[[ -x .cache/tools/bin/cargo-tauri ]] || cargo install --quiet --locked --root .cache/tools tauri-cli@2
cd src-tauri
../.cache/tools/bin/cargo-tauri build --bundles deb
find ../target/release/bundle -name '*.deb'
