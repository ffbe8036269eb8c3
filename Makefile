VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# Print what each command does.
help:
	@awk '/^# /{text=substr($$0,3)} /^[a-z-]+:/{split($$1,name,":"); if (text) printf "make %-8s %s\n", name[1], text; text=""}' Makefile

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# Install, build the index if it is not up to date, and serve the chat page.
run: $(INSTALLED)
	$(BIN)/python app.py

# Everything that CI runs: the checks and the tests.
test: check
	$(BIN)/python -m pytest -n 2 tests evals/suites -m "not full" --cov --cov-report=term:skip-covered

# Format, lint, types and the layers of the package.
check: $(INSTALLED)
	$(BIN)/ruff format --check . && $(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Play every case of the eval suite and every bot, and print the table.
evals: $(INSTALLED)
	$(BIN)/python -m evals run --bots

# Train what the advisor learns anew from training/, and measure it.
train: $(INSTALLED)
	$(BIN)/python -m training train

# Measure speed and memory beside the usual tutorial pipeline.
bench: $(INSTALLED)
	$(BIN)/python -m evals.bench

# Remove the environment and everything derived.
clean:
	rm -rf $(VENV) .advisor

.PHONY: help run test check evals train bench clean
.DEFAULT_GOAL := help
