# Everything a newcomer needs: `make run` serves the dashboard, `make test` decides.
# Python 3.11 or newer, make, and for the tests root or sudo on Debian/Ubuntu.

PORT      ?= 8501
PYTHON    ?= python3
FILES     ?=
SAMPLE    := sample_exports
WAREHOUSE := $(or $(ZHILI_WAREHOUSE),warehouse)
PY        := .venv/bin/python
PIP       := $(PY) -m pip install --quiet --disable-pip-version-check --no-input
LOADED    := ls "$(WAREHOUSE)"/warehouse-*.duckdb >/dev/null 2>&1
# data.load answers 1 when it loaded but refused some rows, 2 when it did nothing.
REFUSED_IS_FINE := { code=$$?; [ $$code -eq 1 ] && echo "Rows that break a rule were refused; they are listed above."; }

.DEFAULT_GOAL := help
.PHONY: help run load test check bench studies format clean
.DELETE_ON_ERROR:

help:  ## what can be made (this list)
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

run: .venv/product $(SAMPLE)  ## serve the dashboard on http://127.0.0.1:8501 (PORT=…)
	@$(LOADED) || { echo "Loading $(SAMPLE) …"; $(PY) -m data.load $(SAMPLE) </dev/null; } || $(REFUSED_IS_FINE)
	@$(LOADED) || { echo "$(WAREHOUSE): no warehouse was written; see the message above." >&2; exit 2; }
	@exec $(PY) -m streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT) </dev/null

load: .venv/product  ## load exports: make load FILES="folder file.xlsx"; without FILES: count again
	@$(PY) -m data.load $(FILES) </dev/null || $(REFUSED_IS_FINE)

test:  ## everything: system tools, lint, all tests, in a browser too
	@PYTHON="$(PYTHON)" sh tests/install_browser.sh
	@$(MAKE) --silent .venv/tests
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m pytest -n auto </dev/null

check: .venv/tests  ## lint, layers, definitions and, if given, FILES="…"; changes nothing
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m pytest -q tests/test_layers.py tests/test_style.py </dev/null
	@$(PY) -m metrics.catalog </dev/null >/dev/null && echo "The definitions are valid."
	@[ -z '$(subst ','\'',$(FILES))' ] || $(PY) -m data.load --check $(FILES) </dev/null || $(REFUSED_IS_FINE)

bench: .venv/tests  ## measure loading, queries and pages
	@$(PY) -m tests.benchmarks.run </dev/null

studies: .venv/tests  ## how sure the statistics are: write docs/methods.md again
	@$(PY) -m tests.benchmarks.studies --to docs/methods.md </dev/null

format: .venv/tests  ## put the code in order
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

clean:  ## remove .venv, caches and the sample; the warehouse and the records stay
	@rm -rf .venv $(SAMPLE) $(SAMPLE).part .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Written to a folder of another name first: an interrupted run leaves no half sample behind.
$(SAMPLE): | .venv/product
	@rm -rf $@.part
	@echo "Writing the sample exports to $@ …"
	@$(PY) -m data.sample $@.part </dev/null
	@mv $@.part $@

# A half-made environment (no ensurepip, an interrupt) has no pip yet, so this line runs again.
.venv/bin/pip:
	@PYTHON="$(PYTHON)" sh tests/install_browser.sh python
	@rm -rf .venv
	@$(PYTHON) -m venv .venv </dev/null

.venv/product: requirements.txt | .venv/bin/pip
	@echo "Installing requirements.txt …"
	@$(PIP) -r requirements.txt </dev/null
	@touch $@

.venv/tests: requirements-dev.txt .venv/product
	@echo "Installing requirements-dev.txt …"
	@$(PIP) -r requirements-dev.txt </dev/null
	@touch $@
