# Everything runs in an environment of the course's own, made on first use from the lock file.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
FRONTEND := $(shell find frontend -name node_modules -prune -o -type f -print)

.PHONY: book html lite lite-offline offline pdf kit lab test check links tidy exercises grade-demo \
	bench lock clean

book: html ## Build the course and serve it on loopback
	@python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

html: $(VENV)/ready ## Build the course into _build/html, warnings as errors
	@PYDEVD_DISABLE_FILE_VALIDATION=1 jupyter-book build . -W -n --keep-going

lite: $(VENV)/ready ## Add Python in the browser to the built course (after html)
	@python -m natorussia.lite

lite-offline: $(VENV)/ready ## The same, with numpy, pandas and matplotlib served by the site too
	@python -m natorussia.lite --offline

lab: $(VENV)/ready ## Open the notebooks in JupyterLab, in the folder class
	@natorussia start class && cd class && jupyter lab chapters/01-nineties.ipynb

test: $(VENV)/ready ## Run every test
	@pytest

check: $(VENV)/ready ## Lint, format check and types
	@ruff check && ruff format --check && mypy && cd frontend && deno task check

links: $(VENV)/ready ## Check the links to other sites (needs the network)
	@python -m natorussia.links

tidy: $(VENV)/ready ## Strip from notebooks what is not stored
	@python -m natorussia.notebooks chapters

exercises: $(VENV)/ready ## Write the exercise notebooks from their modules
	@natorussia exercises

grade-demo: $(VENV)/ready ## Grade sample submissions
	@python -m tests.grading.demo _build/grade-demo

pdf: html ## Print the whole course through Chromium
	@natorussia pdf --out _build/nato-and-russia.pdf

offline: html ## Pack the built course into one zip for a stick
	@python -m natorussia.book.packing _build/html dist/natorussia-course.zip

kit: $(VENV)/ready ## Print a kit of cards, sheets and maps for each chapter
	@natorussia kit --out _build/kit

bench: $(VENV)/ready ## Print each performance target beside its peers
	@for script in benchmarks/*.py; do python $$script || exit 1; done

lock: ## Renew the pinned, hashed dependencies
	@$(PYTHON) -m venv _build/lock && _build/lock/bin/pip install --quiet uv
	@_build/lock/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade \
		--quiet --output-file requirements.lock

$(VENV)/locked: requirements.lock
	@echo "Making the environment in $(VENV) (a few minutes, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/ready: $(VENV)/locked pyproject.toml hatch_build.py $(FRONTEND)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean: ## Remove what the build made (not the environment)
	@rm -rf _build dist
