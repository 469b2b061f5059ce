# Zeren 责任. `make` alone lists the targets; each sets up what it needs first (scripts/bootstrap.py).

# The first Python on the path that is new enough; override with PYTHON=/path/to/python.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
RUN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONUTF8 := 1
BUNDLE := explorer/components/graph_view/dist

.DEFAULT_GOAL := help
.PHONY: help python setup browser demo demo-answers explore stop test lint check bench docs lock wheels clean distclean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

python:
	@test -n "$(PYTHON)" || { echo "set-up: no Python 3.11 or later found; install one or say PYTHON=/path/to/python" >&2; exit 1; }

setup: python ## make .venv with the pinned packages and build the graph component
	@$(PYTHON) scripts/bootstrap.py

browser: python ## the same, with Chromium for the browser tests
	@$(PYTHON) scripts/bootstrap.py --browser

demo: setup ## load the bundled plans, answer three questions, open the explorer
	@$(RUN) scripts/demo.py

demo-answers: setup ## the same without the explorer
	@$(RUN) scripts/demo.py --answers

explore: setup ## open the explorer on data/store
	@$(RUN) scripts/demo.py --explorer

stop: ## stop the store server of data/store
	@test ! -x $(RUN) || $(RUN) scripts/demo.py --stop

test: browser ## run the whole test suite
	@$(RUN) -m pytest -rfEs

lint: setup ## ruff, mypy --strict, import-linter
	@ruff check .
	@mypy
	@lint-imports

check: lint test ## everything that CI checks

bench: setup ## run the measurements of bench/
	@for file in bench/[a-z]*.py; do echo "== $$file"; $(RUN) -m "bench.$$(basename "$$file" .py)" || exit 1; done

docs: setup ## write the generated pages of docs/ again
	@for file in scripts/write_*.py; do $(RUN) "$$file" || exit 1; done

COMPILE := uv pip compile -q --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11

lock: setup ## pin all packages again, with hashes
	@$(COMPILE) --group dev pyproject.toml -o requirements.lock
	@$(COMPILE) -c requirements.lock scripts/setup.in -o scripts/setup.lock
	@$(COMPILE) -c requirements.lock scripts/node.in -o scripts/node.lock

wheels: setup ## fetch all packages into ./wheels, for a machine without network (ZEREN_WHEELS=wheels make demo)
	@$(RUN) -m pip download -q --require-hashes -d wheels $(foreach l,scripts/setup scripts/node requirements,-r $(l).lock)
	@rm -rf wheels/graph_view; test ! -d $(BUNDLE) || cp -R $(BUNDLE) wheels/graph_view
	@echo "wheels/: $$(ls wheels/*.whl | wc -l) packages and the graph component, for this operating system and Python version"

clean: stop ## remove the demo store and all caches
	@rm -rf data/store out build dist log .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

distclean: clean ## remove .venv too
	@rm -rf .venv wheels
