# Two things for a stranger: `make demo` and `make test`. Both make .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint docs clean

.venv/made: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
	touch $@

.venv/tested: .venv/made
	$(BIN)/python -m pip install --quiet -e ".[test,train]"
	touch $@

.venv/linted: .venv/made
	$(BIN)/python -m pip install --quiet -e ".[lint]"
	touch $@

demo: .venv/made
	@for seed in seeds/*.txt; do \
		echo "==== $$seed: what goes, and why"; $(BIN)/cleaner explain $$seed; \
		echo; echo "==== $$seed: clean"; $(BIN)/cleaner clean $$seed; echo; \
	done

test: .venv/tested
	$(BIN)/python -m pytest -n auto

lint: .venv/linted .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: .venv/made
	$(BIN)/python -m pip install --quiet -e ".[docs]"
	$(BIN)/mkdocs build --strict

clean:
	rm -rf .venv build dist site *.egg-info
