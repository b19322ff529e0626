#!/usr/bin/env bash
# Opens the built window: on the display where there is one; else in a virtual one, where it leaves a picture and ends.
#   usage: scripts/open.sh [arguments of foghorn-window]
set -euo pipefail
cd "$(dirname "$0")/.."

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  exec target/debug/foghorn-window "$@"
fi

if [[ ${1:-} != --inside ]]; then
  echo "There is no display here: Foghorn opens in a virtual one and leaves a picture of its window."
  # The bus talks of limits and services that concern nobody here.
  dbus-run-session -- "$0" --inside "$@" 2>&1 | grep --line-buffered --invert-match 'dbus-daemon\|SpiRegistry'
  exit
fi
shift

# From here on: inside a session bus of our own.
work=$(mktemp -d)
started=()
tidy_up() {
  for id in "${started[@]}"; do kill "$id" 2>/dev/null || true; done
  wait "${started[@]}" 2>/dev/null || true
  rm -rf "$work"
}
trap tidy_up EXIT

# Waits up to $1 seconds until the rest of the arguments, as a command, succeeds.
wait_for() {
  local tries=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    ((tries-- > 0)) || return 1
    sleep 0.1
  done
}

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
started+=($!)
wait_for 20 test -s "$work/display" || { echo "The virtual display did not come up:" && cat "$work/xvfb.log"; exit 1; } >&2
DISPLAY=:$(<"$work/display")
export DISPLAY
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$work} NO_AT_BRIDGE=1

openbox >"$work/openbox.log" 2>&1 &
started+=($!)
dunst >"$work/dunst.log" 2>&1 &
started+=($!)
target/debug/foghorn-window "$@" >"$work/window.log" 2>&1 &
window=$!
started+=("$window")

# Painted means: the window is there, and its picture has more than a blank page's few colours, twice the same.
picture=out/foghorn.png
mkdir -p out
painted() {
  local id sum before
  id=$(xdotool search --onlyvisible --pid "$window" | tail -n 1)
  # Without a window `import` would wait for somebody to click on one.
  [[ -n $id ]] || return 1
  import -window "$id" "$work/now.png" || return 1
  (($(identify -format %k "$work/now.png") > 64)) || return 1
  sum=$(identify -format '%#' "$work/now.png")
  before=$(cat "$work/sum" 2>/dev/null || true)
  echo "$sum" >"$work/sum"
  [[ $sum == "$before" ]]
}
if ! wait_for 60 painted; then
  echo "The window did not paint. What it said:" >&2
  cat "$work/window.log" >&2
  exit 1
fi
# The whole display: what the desktop says about the incident belongs to the picture.
import -window root "$picture"
echo "Foghorn runs. Its window: $PWD/$picture"
