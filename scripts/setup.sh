#!/usr/bin/env bash
# Installs what lacks: Debian packages of the named kinds (scripts/packages), and the UI's npm packages from its lock
# file. A second call finds nothing to do and takes well under a second.
#   usage: scripts/setup.sh [build] [desk]
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
while read -r kind package _; do
  [[ " $* " == *" $kind "* ]] || continue
  [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done < <(grep -v '^#' scripts/packages)

if ((${#missing[@]})); then
  if ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get. Install what these Debian packages hold, then try again: ${missing[*]}" >&2
    exit 1
  fi
  install=(env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}")
  update=(apt-get update --quiet)
  root=()
  if ((EUID != 0)); then
    if [[ -t 0 ]]; then root=(sudo); else root=(sudo -n); fi
    if ! command -v sudo >/dev/null || ! "${root[@]}" true; then
      echo "Some packages are missing and need an administrator. Run this, then try again:" >&2
      echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  echo "Installing: ${missing[*]}"
  "${root[@]}" "${update[@]}" >/dev/null
  "${root[@]}" "${install[@]}" </dev/null
fi

for program in cargo node npm; do
  command -v "$program" >/dev/null || { echo "$program is missing: install Rust (rustup.rs) and Node 20." >&2; exit 1; }
done

mkdir -p .cache
lock=$(sha256sum ui/package-lock.json)
if [[ ! -d ui/node_modules || $(cat .cache/npm-lock 2>/dev/null) != "$lock" ]]; then
  echo "Installing the UI's packages from its lock file"
  (cd ui && npm ci --no-audit --no-fund </dev/null)
  echo "$lock" >.cache/npm-lock
fi
