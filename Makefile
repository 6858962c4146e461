# Two commands do all the set-up: `make lab` and `make test`. `make` alone lists the rest.

# An active conda environment that has the project (environment.yml) is used as it is; otherwise .venv is.
ifneq ($(and $(CONDA_PREFIX),$(wildcard $(CONDA_PREFIX)/bin/labs)),)
BIN := $(CONDA_PREFIX)/bin
ENV := true
else
BIN := $(CURDIR)/.venv/bin
ENV := ./setup_env.sh
endif
export PATH := $(BIN):$(PATH)
# Named, or macOS's make 3.81 would look programs up in the PATH that it was started with.
SHELL := /bin/bash

# Four workers on two cores: the tests wait for the cluster more than they compute. `loadgroup` keeps in one
# worker, in their order, what must not run side by side (tests/conftest.py says what).
PYTEST := pytest -n 4 --dist loadgroup --durations 20

# Every tracked or new file that begins with a shell's #! line.
SCRIPTS = $(shell git ls-files -co --exclude-standard | xargs awk 'FNR == 1 && /^\#!.*[\/ ](ba)?sh/ { print FILENAME } { nextfile }')

# What people read: every document, and the sentences in the program.
MARKDOWN = $(shell git ls-files -co --exclude-standard '*.md')
SENTENCES = $(MARKDOWN) $(shell git ls-files -co --exclude-standard 'lab_helpers/*.py' 'lab_helpers/*/quiz.yaml')

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help env cluster lab test verify course lint format notebooks lock bench clean down

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: ## make the Python environment (.venv, or the active conda environment as it is)
	@$(ENV)

cluster: env ## bring up the lab cluster, with whatever it needs on this machine
	@./setup_kind.sh

lab: cluster ## environment, cluster, and JupyterLab open on the first notebook
	@labs open

test: env lint ## everything that CI checks, on a real cluster
	@./setup_kind.sh --with-tests
	@$(PYTEST)

verify: cluster ## prove every grader (or LAB=pods): fixtures, mutants, other ways to the solution, other work
	@labs verify $(LAB) --workers 4

course: cluster ## run every solved notebook on the cluster, as a course's own CI does
	@labs build --solved
	@pytest --nbval-lax build/solved

lint: env ## ruff, mypy, import-linter, shellcheck, spelling, Markdown, and notebooks that are not stale
	@ruff check
	@ruff format --check
	@mypy
	@lint-imports
	@shellcheck $(SCRIPTS)
	@codespell $(SENTENCES)
	@rumdl check --quiet --no-cache $(MARKDOWN)
	@labs build --check

format: env ## let ruff format the Python files
	@ruff check --fix-only
	@ruff format

notebooks: env ## write labs/*.ipynb anew from lab_helpers/course
	@labs build

lock: env ## write requirements.lock anew from pyproject.toml
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock

bench: cluster ## measure on the cluster, each figure beside a reference of the same run
	@for script in bench/*.py; do python "$$script" || exit; done

down: env ## delete the lab cluster
	@labs down

clean: ## remove what was built inside the checkout (the cluster and the caches outside stay)
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
