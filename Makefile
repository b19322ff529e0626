# The doors. Each is one script of plain commands; scripts/ says what they do.
# `make` alone lists them.

.PHONY: help setup run demo test audit package shots wire icons

help: ## List the doors
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

setup: ## Install what building, running and testing need, and only what lacks
	@scripts/setup.sh build desk

run: ## Build and open the app on your data folder (ARGS="--data-dir DIR" for another)
	@scripts/run.sh $(ARGS)

demo: ## The same on a throw-away folder with one live incident and some history
	@scripts/demo.sh

test: ## Everything that must hold, with the seconds of each stage
	@scripts/test.sh

audit: ## Licences, bans, advisories and unused dependencies
	@scripts/audit.sh

bench: ## Speed and memory of the release build against the goals, into docs/bench.md (ROWS="acts keys" for some)
	@scripts/bench.sh $(ROWS)

soak: ## Memory of the window over SOAK_MINUTES (60) of acts
	@scripts/soak.sh

fuzz: ## Nonsense for everything that reads what others wrote, FUZZ_SECONDS (60) each
	@scripts/fuzz.sh

.PHONY: bench soak fuzz

package: ## A .deb of the release build, in target/release/bundle
	@scripts/package.sh

shots: ## Pictures of each screen, in both themes, into docs/shots
	@scripts/shots.sh

wire: ## The TypeScript of the wire anew from Rust
	@scripts/wire.sh

icons: ## The icons anew from their SVG sources
	@scripts/icons.sh
