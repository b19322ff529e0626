#!/usr/bin/env bash
# Licences, banned and duplicate crates, sources and advisories (deny.toml), and dependencies that nobody uses.
# The two tools are built once, into .cache/tools.
set -euo pipefail
cd "$(dirname "$0")/.."

tool() {
  [[ -x .cache/tools/bin/$1 ]] || cargo install --quiet --locked --root .cache/tools "$1"
}
tool cargo-deny
tool cargo-machete

PATH=$PWD/.cache/tools/bin:$PATH
cargo deny --workspace check bans licenses sources
# Advisories come from a database on the net; where it cannot be reached, say so instead of calling that a pass.
if cargo deny fetch db 2>/dev/null; then
  cargo deny --workspace check --disable-fetch advisories
else
  echo "NOT CHECKED: advisories; their database could not be fetched." >&2
fi
cargo machete --with-metadata
