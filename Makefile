# Each target makes what it needs: a fresh machine has only Python 3.11 with venv, make and the package index.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
RUN := $(VENV)/bin/python
PAIRS ?= ar-en

.DEFAULT_GOAL := help
.PHONY: help demo serve digest evaluate test check format training-env clean

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

demo: $(VENV)/product ## translate and summarise a wire story with the embedded model
	@$(RUN) -m service demo

serve: $(VENV)/product ## the web desk: paste a story, compare systems side by side
	@$(RUN) app.py

digest: $(VENV)/product ## the sample day's events in English and French; pages in build/digest
	$(RUN) -m service digest evaluation/data/day --to en,fr --made 2026-05-13T06:00:00Z --out build/digest

evaluate: $(VENV)/product ## measure the embedded model on the wire stories; a report in build/evaluation
	$(RUN) -m evaluation run --systems barqiya-base --sets wire-dev --pairs $(PAIRS) \
	  --metrics bleu,chrf,chrf++,editorial --report build/evaluation

test: $(VENV)/development $(VENV)/browser ## run all tests
	OMP_NUM_THREADS=1 $(RUN) -m pytest -n 2 --dist loadfile

check: $(VENV)/development ## format, lint, types, import contracts
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/development ## put the code into its form
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

training-env: $(VENV)/training ## what `python -m training prepare` needs beside the product

clean: ## remove the environment
	rm -rf $(VENV)

# A stamp for each set of requirements; one that changed is installed again. pip's own check finds a broken set.
$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 is not here: install it with venv, or name it with make PYTHON=..."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/product: requirements.txt | $(VENV)/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt requirements-ray.txt requirements.txt | $(VENV)/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/product

# Debian's chromium without a window for the tests of the page, where it may be installed; else a browser that is
# here, or they are skipped.
$(VENV)/browser: | $(VENV)/python
	@command -v chromium-headless-shell >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium-headless-shell >/dev/null; } || \
	  command -v chromium >/dev/null || \
	  echo "chromium is not here and cannot be installed: the tests of the page in a browser are skipped"
	@touch $@

$(VENV)/training: requirements-training.txt requirements.txt | $(VENV)/python
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements-training.txt
	@touch $@
