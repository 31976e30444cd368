# Two commands for everybody: `make demo` and `make test`. The rest is for who builds the portal.
# DB=postgres runs the tests on PostgreSQL; PORT changes the demo's port; CORPUS names a folder of real data.

PYTHON ?= python3.11
PORT ?= 8000
DB ?= sqlite
CORPUS ?= ../shared/corpus
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help demo test check pytest accept bench format clean

help:
	@echo "make demo     de portal met verzonnen moties, op poort $(PORT)"
	@echo "make test     alles controleren en testen (DB=postgres voor PostgreSQL)"
	@echo "make accept   de punten van het werk op echte gegevens (CORPUS=map)"
	@echo "make check    alleen stijl, typen, muren, migraties en instellingen"
	@echo "make bench    metingen"
	@echo "make format   de code in de afgesproken vorm zetten"

.venv/ready: requirements.txt
	@.ci/venv $(PYTHON) requirements.txt
	@touch $@

.venv/ready-dev: .venv/ready requirements-production.txt requirements-dev.txt
	@.ci/venv $(PYTHON) requirements-dev.txt
	@touch $@

demo: .venv/ready
	@exec $(BIN)/python -m motieportal.demo --port $(PORT)

test: check pytest

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy motieportal motions editorial
	$(BIN)/lint-imports
	@.ci/django-checks

pytest: .venv/ready-dev
	@.ci/with-servers $(DB) $(BIN)/python -m pytest $(PYTEST)

accept: .venv/ready-dev
	@.ci/with-servers accept $(BIN)/python -m bench.accept --corpus $(CORPUS)

bench: .venv/ready-dev
	$(BIN)/python bench/structure.py --corpus $(CORPUS)
	$(BIN)/python bench/drafts.py --corpus $(CORPUS)

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
