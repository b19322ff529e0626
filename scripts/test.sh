#!/usr/bin/env bash
# Everything that must hold, stage by stage, with the seconds of each. It needs no display, no stdin and no root.
#   usage: scripts/test.sh [stage …]    (all of them, in this order, when none is named)
set -euo pipefail
cd "$(dirname "$0")/.."

# Every cargo call names the whole workspace, so that features are the same and nothing builds twice.
cargo_args=(--workspace --locked)

# A failing test says what was expected; where it stood in the harness helps nobody.
export RUST_LIB_BACKTRACE=0

# `--test NAME` for each test file that is given; `NAME/main.rs` is a test of several files.
targets() {
  for file in "$@"; do
    [[ -e $file ]] && printf -- '--test\n%s\n' "$(basename "${file%/main.rs}" .rs)"
  done
}
cargo_test() {
  local -a chosen
  mapfile -t chosen < <(targets "$@")
  # Without a name cargo would run every test there is.
  ((${#chosen[@]})) || { echo "no test file matches: $*" >&2; return 1; }
  cargo test "${cargo_args[@]}" --quiet --no-fail-fast "${chosen[@]}"
}

setup() { scripts/setup.sh build desk; }
format() { cargo fmt --all --check; }
ui() { (cd ui && npm run --silent lint && npm run --silent check && npm run --silent test) && scripts/ui.sh; }
build() { cargo build "${cargo_args[@]}" --all-targets; }
tidy() { cargo_test tests/tests/tidy.rs; }
lint() {
  cargo clippy "${cargo_args[@]}" --all-targets --quiet -- --deny warnings &&
    # What `make fuzz` runs is a workspace of its own; what nothing builds falls behind.
    cargo check --quiet --locked --manifest-path fuzz/Cargo.toml --target-dir target/fuzz --bins
}
docs() { RUSTDOCFLAGS="--deny warnings" cargo doc "${cargo_args[@]}" --no-deps --document-private-items --quiet; }
unit() { cargo test "${cargo_args[@]}" --quiet --lib --bins; }
law() {
  cargo_test $(find crates src-tauri -not -name 'wire*' -not -path '*-cli/*' \
    \( -path '*/tests/*/main.rs' -o -path '*/tests/*.rs' -not -path '*/tests/*/*' \))
}
wire() { cargo_test crates/*/tests/wire*.rs; }
cli() { cargo_test crates/foghorn-cli/tests/*.rs; }
crash() { cargo_test tests/tests/crash.rs; }
e2e() { cargo_test tests/tests/e2e_*.rs; }

stages=("$@")
((${#stages[@]})) || stages=(setup format ui build tidy lint docs unit law wire cli crash e2e)

summary=()
for stage in "${stages[@]}"; do
  echo "== $stage"
  from=$SECONDS
  if ! "$stage" </dev/null; then
    echo "== $stage FAILED after $((SECONDS - from)) s" >&2
    exit 1
  fi
  summary+=("$(printf '%-8s %5d s' "$stage" $((SECONDS - from)))")
  echo "== ${summary[-1]}"
done
echo
printf '%s\n' "${summary[@]}"
printf 'all of %d stages hold, %d s in all\n' "${#stages[@]}" "$SECONDS"
