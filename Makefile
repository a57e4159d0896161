# Everything runs in an environment of the course's own, made on first use from the lock file.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet \
	--override requirements/overrides.txt $(UPGRADE)
UPGRADE ?= --upgrade
BOOK_EXTRAS := --extra book --extra build --extra lab --extra lite
FRONTEND := $(shell find frontend -name node_modules -prune -o -type f -print)

.PHONY: book html lite lite-offline offline pdf kit lab test check links tidy exercises catalogues grade-demo \
	bench lock dist clean

book: html ## Build the course, with Python in the browser, and serve it on loopback
	@python -m natorussia.lite || echo "The course is served without Python in the browser."
	@python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

html: $(VENV)/ready ## Build the course and its editions into _build/html, warnings as errors
	@PYDEVD_DISABLE_FILE_VALIDATION=1 jupyter-book build . -W -n --keep-going
	@natorussia translate --build

lite: $(VENV)/ready ## Add Python in the browser to the built course (after html)
	@python -m natorussia.lite

lite-offline: $(VENV)/ready ## The same, with numpy, pandas and matplotlib served by the site too
	@python -m natorussia.lite --offline

lab: $(VENV)/all $(VENV)/ready ## Open the notebooks in JupyterLab, in the folder class
	@natorussia start class && cd class && jupyter lab chapters/01-nineties.ipynb

test: $(VENV)/all $(VENV)/ready ## Run every test, the front end's first
	@cd frontend && deno task test
	@pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

check: $(VENV)/all $(VENV)/ready ## Lint, format check, types and layers
	@ruff check && ruff format --check && mypy && lint-imports
	@cd frontend && deno task check

links: $(VENV)/all $(VENV)/ready ## Check the links to other sites (needs the network)
	@python -m natorussia.authoring.links

tidy: $(VENV)/all $(VENV)/ready ## Strip from notebooks what is not stored
	@python -m natorussia.authoring.notebooks chapters

exercises: $(VENV)/all $(VENV)/ready ## Write the exercise notebooks from their modules
	@natorussia exercises

catalogues: $(VENV)/all $(VENV)/ready ## Find the messages, and merge them into the catalogues
	@natorussia translate --renew
	@natorussia translate --course

grade-demo: $(VENV)/all $(VENV)/ready ## Grade sample submissions
	@python -m tests.grading.demo _build/grade-demo

pdf: $(VENV)/all html ## Print the whole course through Chromium
	@natorussia pdf --out _build/nato-and-russia.pdf

offline: html ## Pack the built course into one zip for a stick
	@python -m natorussia.book.packing _build/html dist/natorussia-course.zip

kit: $(VENV)/all $(VENV)/ready ## Print a kit of cards, sheets and maps for each chapter
	@natorussia kit --out _build/kit

bench: $(VENV)/all $(VENV)/ready ## Print each performance target beside its peers
	@for script in benchmarks/*.py; do python $$script || exit 1; done

lock: $(VENV)/uv ## Renew the pinned, hashed dependencies: the book's, then all
	@$(COMPILE) $(BOOK_EXTRAS) --output-file requirements/book.txt pyproject.toml
	@$(COMPILE) --all-extras --constraint requirements/book.txt \
		--output-file requirements/all.txt pyproject.toml

$(VENV)/uv: requirements/uv.txt
	@echo "Making the environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/book: requirements/book.txt $(VENV)/uv
	@$(INSTALL) --no-deps --require-hashes -r $<
	@touch $@

# Where PYTHONDONTWRITEBYTECODE is set, each process would compile pandas and Jupyter anew.
$(VENV)/bytecode: $(VENV)/book
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true
	@touch $@

$(VENV)/all: requirements/all.txt $(VENV)/bytecode
	@UV_COMPILE_BYTECODE_TIMEOUT=0 $(INSTALL) --compile-bytecode --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/ready: $(VENV)/book pyproject.toml hatch_build.py $(FRONTEND)
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src >/dev/null || true
	@touch $@

dist: $(VENV)/ready ## Build the wheel and the source distribution
	@$(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir dist

clean: ## Remove what the build made (not the environment)
	@rm -rf _build dist
