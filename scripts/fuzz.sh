#!/usr/bin/env bash
# Feeds nonsense to everything that reads what others wrote, FUZZ_SECONDS (60) each; ends with the first that breaks.
#   usage: scripts/fuzz.sh [target …]    (all when none is named)
# What was found interesting is kept under .cache/fuzz; a text that broke a reader lies in .cache/fuzz/broken.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
export PATH="$root/.cache/tools/bin:$PATH"
if ! command -v cargo-fuzz >/dev/null; then
  cargo install --locked --root "$root/.cache/tools" cargo-fuzz
fi

targets=("$@")
((${#targets[@]})) || targets=($(cd fuzz/fuzz_targets && printf '%s\n' *.rs | sed 's/\.rs$//'))

export CARGO_TARGET_DIR="$root/.cache/fuzz/target"
for target in "${targets[@]}"; do
  echo "== $target"
  mkdir -p ".cache/fuzz/corpus/$target" ".cache/fuzz/broken/$target"
  # Without a sanitizer it needs no nightly compiler; there is no unsafe code that one could watch.
  cargo fuzz run --sanitizer none "$target" ".cache/fuzz/corpus/$target" "fuzz/seeds/$target" -- \
    -max_total_time="${FUZZ_SECONDS:-60}" -max_len=65536 -timeout=5 -print_final_stats=0 -verbosity=0 \
    -artifact_prefix="$root/.cache/fuzz/broken/$target/"
done
echo "${#targets[@]} readers held"
