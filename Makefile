# make run, make test: each sets up its own environment first (docs/development.md).
#   PYTHON=python3.12   the interpreter to use
#   ARGS="..."          handed on to the program behind the target

PYTHON ?= python3
ARGS ?=

WITH_RUN = $(PYTHON) tools/set_up.py run
WITH_DEVELOP = $(PYTHON) tools/set_up.py develop

.PHONY: help run test check lint types contracts bench soak lock words packs pictures clean interpreter
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-10s %s\n", $$1, $$2 }'

run: interpreter ## start the trainer (ARGS="--help" shows the commands)
	@$(WITH_RUN) scansim $(ARGS)

test: check ## everything a change must pass: check, then the tests
	@$(WITH_DEVELOP) pytest -n 2 --dist loadgroup $(ARGS)

check: lint types contracts ## lint, types and contracts

lint: interpreter ## ruff: rules and format
	@$(WITH_DEVELOP) ruff check --quiet
	@$(WITH_DEVELOP) ruff format --check --quiet

types: interpreter ## mypy --strict on code and tests
	@$(WITH_DEVELOP) mypy

contracts: interpreter ## which package may import which
	@$(WITH_DEVELOP) lint-imports --no-cache --no-logo

bench: interpreter ## the figures of the program against its yardsticks
	@$(WITH_DEVELOP) python -m benchmarks $(ARGS)

soak: interpreter ## the tests with many more examples
	@HYPOTHESIS_PROFILE=soak SCANSIM_SOAK=1 $(WITH_DEVELOP) pytest -n 2 --dist loadgroup $(ARGS)

lock: interpreter ## write requirements/*.txt anew (ARGS="--upgrade" takes newer versions)
	@$(WITH_DEVELOP) python tools/lock.py $(ARGS)

words: interpreter ## sentences for translators: update and compile all catalogues (ARGS=de begins one)
	@$(WITH_DEVELOP) python tools/words.py $(ARGS)

packs: interpreter ## the data packs M and L, anew from tools/packs.py
	@$(WITH_DEVELOP) python -m tools.packs $(ARGS)

pictures: interpreter ## the pictures of the docs, anew from the screens
	@$(WITH_DEVELOP) python tools/pictures.py

clean: ## remove environments, caches and built packages
	@rm -rf .venv-* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	@find scansim tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +

interpreter:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "scansim: there is no $(PYTHON) here. Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3" >&2; exit 2; }
