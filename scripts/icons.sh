#!/usr/bin/env bash
# Renders assets/icons/*.svg to the PNG files that the window and the tray use; needs rsvg-convert (librsvg2-bin).
# The PNG files are committed; run this only after changing an SVG.
set -euo pipefail
cd "$(dirname "$0")/../assets/icons"

for size in 32 128 256 512; do
  rsvg-convert --width "$size" --height "$size" foghorn.svg --output "$size.png"
done
for state in calm soon late; do
  rsvg-convert --width 32 --height 32 "tray-$state.svg" --output "tray-$state.png"
done
