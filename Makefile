# Two commands do all the set-up: `make lab` and `make test`. `make` alone lists the rest.

# An active conda environment that has the project (environment.yml) is used as it is; otherwise .venv is.
ifneq ($(and $(CONDA_PREFIX),$(wildcard $(CONDA_PREFIX)/bin/labs)),)
BIN := $(CONDA_PREFIX)/bin
env: ;
else
BIN := $(CURDIR)/.venv/bin
env: ## make the Python environment (.venv)
	@./setup_env.sh
endif

SCRIPTS = $(shell git ls-files -co --exclude-standard -- '*.sh') $(shell git grep -lIE --untracked '^\#!.*\b(ba)?sh$$' -- ':!*.sh')

.DEFAULT_GOAL := help
.PHONY: help env lock
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lock: env ## write requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock
