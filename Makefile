# Everything a newcomer types. Needs Python 3.11 or later, make and git; the rest is
# fetched. `make` alone says what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python here that is new enough; name another with PYTHON=...
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$python; break; fi; done)
endif
BIN := .venv/bin
PORT ?= 8000
WORKERS ?= 2
N ?= 100
SEED ?= 20090330

# Where `make run` keeps its database and data.
SAFERPLAN_HOME ?= $(CURDIR)/.saferplan-home

# Tests and checks never see that home, nor a database that someone works with.
ALONE := env -u DATABASE_URL SAFERPLAN_HOME=$(CURDIR)/.test-home
PYTEST := $(ALONE) $(BIN)/python -m pytest --numprocesses=$(WORKERS)
# The second pass: what touches a database, on a PostgreSQL of its own. The pages are
# the same on both, so the browser sees them once.
PYTEST_POSTGRES := $(ALONE) $(BIN)/python -m tools.with_postgres \
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --database-only -m "not browser"

.PHONY: help
help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.PHONY: setup
setup: ## Make the environment and the front-end assets (.venv, node_modules)
ifeq ($(strip $(PYTHON)),)
	@echo "Set-up stopped: saferplan needs Python 3.11 or later, and found none." >&2
	@exit 1
else
	@$(PYTHON) -m tools.setup
endif

.PHONY: run
run: setup ## Load the example where it is not yet, and serve it on PORT (8000)
	@export SAFERPLAN_HOME="$(SAFERPLAN_HOME)"; \
	$(BIN)/saferplan demo; \
	exec $(BIN)/saferplan serve --port $(PORT)

.PHONY: programs
programs: setup
	@$(BIN)/python -m tools.programs

.PHONY: test
test: programs ## Run every test: on SQLite with a browser, then on PostgreSQL
	$(PYTEST)
	$(PYTEST_POSTGRES)

.PHONY: test-fast
test-fast: setup ## Run the tests that need no browser and are quick, on SQLite
	$(PYTEST) -m "not browser and not slow"

.PHONY: torture
torture: programs ## Run the endless variants too: more cases, more kills
	HYPOTHESIS_PROFILE=torture $(PYTEST) --torture --timeout=0
	HYPOTHESIS_PROFILE=torture $(PYTEST_POSTGRES) --torture --timeout=0

.PHONY: fuzz
fuzz: setup ## Read hostile workbooks, N of each kind (0: without end), from SEED
	@$(ALONE) $(BIN)/python -m tests.documents.workbooks.fuzzing $(N) $(SEED)

.PHONY: coverage
coverage: setup ## Show which lines and branches the tests reach
	$(PYTEST) -m "not browser" --cov --cov-report=term --cov-report=html

# One target a check, so that `make -k check` names everything that is wrong.
CHECKS := check-format check-lint check-types check-floors check-migrations check-docs

.PHONY: check $(CHECKS)
check: $(CHECKS) ## Check format, lint, types, floors, migrations and docs

$(CHECKS): setup

check-format:
	$(BIN)/ruff format --check .

check-lint:
	$(BIN)/ruff check .

check-types:
	$(ALONE) $(BIN)/mypy

check-floors:
	$(BIN)/lint-imports

check-migrations:
	$(ALONE) DJANGO_SETTINGS_MODULE=saferplan.config.settings \
		$(BIN)/django-admin makemigrations --check --dry-run

check-docs:
	$(BIN)/python -m tools.check_links

.PHONY: fix
fix: setup ## Mend what can be mended: format and lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: setup ## Measure; fails if anything is over its limit
	@$(ALONE) $(BIN)/python -m benchmarks

.PHONY: wheel
wheel: setup ## Build the wheel into dist/
	@rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

.PHONY: lock
lock: setup ## Lock what pyproject.toml and package.json ask for (UPGRADE=1: the newest)
	@$(BIN)/python -m tools.lock $(if $(UPGRADE),--upgrade)
	@$(MAKE) setup

.PHONY: clean
clean: ## Throw away what set-up and runs made, but not SAFERPLAN_HOME
	rm -rf .venv node_modules .cache src/saferplan/web/assets dist .test-home \
		test-results htmlcov .coverage* .hypothesis .mypy_cache .pytest_cache \
		.ruff_cache .import_linter_cache
