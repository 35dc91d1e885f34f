# make demo   check the Mali example
# make test   what the project proves in three minutes; .ci/run proves the rest, too
# make test-apart  the tests that take processes, servers or seconds of their own
# make test-long   every property on new examples, and the tests that need thousands of worlds
# make test-long WORLDS=50   the same on a twentieth of the worlds, and on the same ones every time
# make fuzz MINUTES=60   odd inputs for every reader, for as long as asked
# make fuzz-guided TARGET=case-yaml MINUTES=10   the same for one reader, guided by coverage (atheris)
# make docs   the documentation as a site, in build/site
# make release-check   whether every package can be released
#
# All create what they need in .venv; PYTHON names the interpreter to do it with.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Installs what the locks name, by their hashes, in a fraction of pip's time. Two thirds of it are
# never imported: what is gets compiled then, as ours is below.
UV = $(BIN)/uv pip install --quiet --python $(BIN)/python
MINUTES ?= 1
WORLDS ?= 1000
TARGET ?= case-yaml
CASE = examples/mali_2020/case.yaml
PLUGINS = $(wildcard plugins/*/pyproject.toml)
# What one process has compiled the next one need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-apart test-long fuzz fuzz-guided lint types docs golden screenshots bench bench-judgements wheel release-check clean

demo: $(VENV)/.installed
	@$(BIN)/verifykit check $(CASE) --exit-zero
	@echo
	@$(BIN)/verifykit explain $(CASE) camara-russia-january

# A file's tests stay together, so that what they share is worked out once.
test: $(VENV)/.developed
	$(BIN)/python -m pytest -n auto --dist loadfile

test-apart: $(VENV)/.developed
	$(BIN)/python -m pytest -n auto --dist loadfile --apart -m apart

# With what the site is built with, since its tests are among them.
test-long: $(VENV)/.publishing
	$(BIN)/python -m pytest -n auto --dist loadfile --long --worlds $(WORLDS) -m "long or hypothesis"

fuzz: $(VENV)/.developed
	PYTHONPATH=tests $(BIN)/python -m fuzz.run --minutes $(MINUTES)

fuzz-guided: $(VENV)/.developed
	$(UV) --require-hashes -r requirements/fuzz.lock
	PYTHONPATH=tests $(BIN)/python -m fuzz.guided $(TARGET) -max_total_time=$$(($(MINUTES) * 60))

lint: $(VENV)/.developed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.developed
	$(BIN)/mypy
	$(BIN)/mypy docs
	$(BIN)/mypy tests/typing

screenshots: $(VENV)/.developed
	$(BIN)/python docs/screenshots.py

golden: $(VENV)/.developed
	$(BIN)/python tests/golden/regenerate.py

docs: $(VENV)/.publishing
	$(BIN)/python docs/generate.py
	rm -rf build/pages build/site
	$(BIN)/python docs/generate.py --site build/pages
	$(BIN)/zensical build --strict

release-check: $(VENV)/.publishing
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python release/check.py

bench-judgements: $(VENV)/.developed
	$(BIN)/python benchmarks/judgements/run.py

bench: $(VENV)/.developed
	$(BIN)/python benchmarks/check_speed.py

wheel: $(VENV)/.developed
	for package in . $(dir $(PLUGINS)); do $(BIN)/uv build --quiet --wheel --out-dir dist $$package || exit 1; done

clean:
	rm -rf $(VENV) .venvs dist build

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "verifykit needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(PIP) --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.developed: $(VENV)/.created pyproject.toml requirements/installer.lock requirements/dev.lock $(PLUGINS)
	$(PIP) --require-hashes -r requirements/installer.lock
	$(UV) --require-hashes -r requirements/dev.lock
	$(UV) --no-deps --no-build-isolation --editable . $(foreach plugin,$(dir $(PLUGINS)),--editable $(plugin))
	@$(BIN)/python -m compileall -q src $(wildcard plugins/*/src)
	@touch $@ $(VENV)/.installed

$(VENV)/.publishing: $(VENV)/.developed requirements/publish.lock
	$(UV) --require-hashes -r requirements/publish.lock
	@touch $@
