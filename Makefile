# `make edition` builds the edition in tei/, `make test` runs every check.  Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: edition test quick lint schemas bench soak system clean

edition: $(VENV)/installed
	$(BIN)/kanben build tei

test: lint system
	$(BIN)/python -m pytest -n auto --dist loadgroup tests

quick: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto -m "not slow and not bench" tests

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# kanben.odd is the source; kanben.rng and kanben.sch are made of it and committed.
schemas: $(VENV)/installed
	$(BIN)/python -m kanben.validate.odd schemas

bench: $(VENV)/installed-dev
	$(BIN)/python -m pytest -s -m bench tests/bench

# An edition is worked on at random, and pages are made at random, many more than in `make test`.
soak: $(VENV)/installed-dev
	SOAK_STEPS=10000 SOAK_KILLS=100 GENERATED_PAGES=1600 $(BIN)/python -m pytest -n auto tests/encode/test_soak.py \
	  tests/encode/test_generated_pages.py

# A Java runtime (EPUBCheck, Nu checker), Chromium (browser tests) and CJK fonts, as far as this user may install them.
system: $(VENV)/installed-dev
	@tests/system-tools.sh

clean:
	rm -rf build dist $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kanben needs Python 3.11 or newer; name one with make PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "python3 has no venv module; trying to install it"; rm -rf $(VENV); \
	  apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } || \
	  { rm -rf $(VENV); echo "cannot make a virtual environment: install python3-venv and try again"; exit 1; }

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed
