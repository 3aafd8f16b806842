# Needs Python 3.11 or newer, git and make (GNU make 3.81, the one of macOS, is new enough).
# Another Python than the one found: make site PYTHON=/path/to/python3.12

PYTHON ?=
BIN := .venv/bin
export PYTHON
# Material prints the notice of its end of life on every build.
export NO_MKDOCS_2_WARNING := 1
WATCHED := $(wildcard mkdocs_paycore brands overrides)

# Each processor takes a part of the tests in their order, so that most of a file's tests find the sites that they share;
# one that is done takes over from another.
PROCESSES := auto
PYTEST = $(BIN)/pytest --numprocesses $(PROCESSES) --dist worksteal
# Tests that start browsers and builds wait for them a fifth of the time: three processes fill two processors.
test test-all coverage: PROCESSES := $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 3 / 2)
BROWSER := $$(sh scripts/chromium.sh shell)
NO_BROWSER := -m 'not browser and not engine and not exhaustive' --ignore tests/browser
COMPILE = $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --custom-compile-command 'make $@' \
    pyproject.toml
LOCK = $(COMPILE) --universal --python-version 3.11

.NOTPARALLEL: # two targets must not make .venv at once
.PHONY: help site serve test test-all test-quick test-locked test-lowest test-latest coverage lint lint-js tables plugins-page lock lighthouse bench bench-farm
.PHONY: clean venv venv-test venv-engines

help: ## list the targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1 | \2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

site: venv ## build the reference site into site/
	$(BIN)/mkdocs build --strict
	@printf '\nThe site is in %s/site\n' "$(CURDIR)"
	@printf 'To look at it: %s -m http.server -d site 8000\n' $(BIN)/python
	@printf 'and open       http://127.0.0.1:8000/\n'

serve: venv ## serve the site on http://127.0.0.1:8000/ and reload it on every change (changed Python code: start anew)
	$(BIN)/mkdocs serve $(addprefix -w ,$(WATCHED))

test: lint venv-engines ## run every check: ruff, mypy, pytest (browser tests included)
	@CHROMIUM="$(BROWSER)" $(PYTEST) -m 'not exhaustive'

test-all: lint venv-engines ## run every check, and every case where `make test` tries one of each kind; CI does so on main
	@CHROMIUM="$(BROWSER)" $(PYTEST)

test-quick: venv-test ## run the tests that start no program and take less than a third of a second each: a minute in all
	$(PYTEST) -m 'not browser and not engine and not slow' --ignore tests/browser

test-locked: venv-test ## run the tests that need no browser
	$(PYTEST) $(NO_BROWSER)

test-lowest: RESOLUTION := lowest-direct
test-latest: RESOLUTION := highest
test-lowest: ## run the tests that need no browser with the lowest versions that pyproject.toml allows
test-latest: ## run the tests that need no browser with the newest versions that pyproject.toml allows
test-lowest test-latest: test-%: venv-test
	@mkdir -p build
	$(COMPILE) --extra material --extra zensical --extra rst --extra s3 --extra farm --group build --group test --group plugins --python $(BIN)/python --resolution $(RESOLUTION) --output-file build/$*.txt
	@sh scripts/venv.sh .venv-$* build/$*.txt
	$(PYTEST:.venv/%=.venv-$*/%) $(NO_BROWSER)

coverage: venv-test venv-engines ## run every test and show which lines and branches none of them ran
	@CHROMIUM="$(BROWSER)" $(PYTEST) --cov --cov-report=term-missing:skip-covered

lint: venv-test lint-js ## run ruff and mypy only, and the checks of scripts and style sheets
	$(BIN)/ruff check --output-format concise
	$(BIN)/ruff format --check
	$(BIN)/mypy

lint-js: ## check scripts and style sheets with TypeScript and Biome (needs Node.js with npm, else it is skipped)
	@sh scripts/lint-js.sh

tables: venv-test ## write anew what is made from the code: tables, constants of validate.js, the pages of rules and of the API
	$(if $(CONFUSABLES),$(BIN)/python -m scripts.confusables '$(CONFUSABLES)') # path of a newer confusables.txt of Unicode
	$(BIN)/python -m scripts.tables
	$(BIN)/python -m mkdocs_paycore.check.output.rules_page docs/writing/rules.md
	$(BIN)/python -m scripts.api_page

plugins-page: venv-test ## build sites with other plugins and write what comes of it; takes minutes
	$(BIN)/python -m scripts.plugins_page

lock: venv-test ## renew requirements/*.txt: the newest versions that pyproject.toml allows, for Python 3.11 and newer
	$(LOCK) --extra material --extra zensical --extra rst --extra s3 --extra farm --group dev --output-file requirements/test.txt
	$(LOCK) --extra material --group build --constraint requirements/test.txt --output-file requirements/site.txt
	$(LOCK) --extra material --group bench --constraint requirements/test.txt --output-file requirements/bench.txt
	$(LOCK) --extra properdocs --group properdocs --constraint requirements/test.txt \
	    --excludes requirements/without-mkdocs.in --output-file requirements/properdocs.txt
	$(LOCK) --extra materialx --group build --constraint requirements/test.txt --output-file requirements/materialx.txt

lighthouse: venv-test ## measure pages with Lighthouse (needs Node.js with npm) and write docs/measured/lighthouse.md
	npm install --no-save --no-audit --no-fund --prefix .node 'lighthouse@>=12.8 <14'
	$(BIN)/mkdocs build --strict --site-dir build/lighthouse
	@CHROME_PATH="$$(sh scripts/chromium.sh)" $(BIN)/python -m benchmarks.lighthouse build/lighthouse docs/measured/lighthouse.md

bench: venv ## measure builds of several brands beside other plugins', and how builds grow; write docs/measured/*.md
	@sh scripts/venv.sh .bench requirements/bench.txt
	@missed=0; \
	.bench/bin/python -m benchmarks.brands docs/measured/brands.md || missed=1; \
	$(BIN)/python -m benchmarks.catalog "$${PAYCORE_SHARED:-../shared}/openfintech" docs/measured/catalog.md || missed=1; \
	$(BIN)/python -m benchmarks.engines docs/measured/engines.md; \
	$(BIN)/python -m benchmarks.cold docs/measured/cold.md; \
	$(BIN)/python -m benchmarks.warm docs/measured/warm.md; \
	$(BIN)/python -m benchmarks.check docs/measured/check.md; \
	$(BIN)/python -m benchmarks.again docs/measured/again.md || missed=1; \
	$(BIN)/python -m benchmarks.gate docs/measured/gate.md || missed=1; \
	exit $$missed

bench-farm: venv-test ## measure uploads of brands to a server on this machine; write docs/measured/farm.md
	$(BIN)/python -m benchmarks.farm docs/measured/farm.md

clean: ## remove what was built; to start wholly anew, remove .venv* as well
	rm -rf site build dist .*.paycore-* .paycore_cache *.egg-info .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis
	find mkdocs_paycore tests -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@sh scripts/venv.sh .venv requirements/site.txt

venv-test:
	@sh scripts/venv.sh .venv requirements/test.txt

venv-engines: ## make the environments with other site generators and themes, for the tests
	@sh scripts/venv.sh .venv-properdocs requirements/properdocs.txt
	@sh scripts/venv.sh .venv-materialx requirements/materialx.txt
