# Everything a fresh machine needs is checked by scripts/need.sh, one sentence for each missing tool.
SHELL := /bin/sh
.SILENT:
.DEFAULT_GOAL := help

TARGET := $(or $(CARGO_TARGET_DIR),target)
RELEASE := $(TARGET)/release/auskunft
CARGO := cargo
DATA ?= $(or $(AUSKUNFT_DATA),data)
LISTEN ?= 127.0.0.1:8080

.PHONY: help run build test eval screenshots bench web models corpus clean

help: ## Show the targets
	grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 18

run: build models ## Set everything up and serve the sample corpus on LISTEN
	$(RELEASE) --data $(DATA) ingest corpus
	exec $(RELEASE) --data $(DATA) serve --listen $(LISTEN)

build: web ## Build the page and the release binary
	sh scripts/need.sh cargo
	$(CARGO) build --release --locked

web: web/dist/index.html

web/dist/index.html: web/node_modules/.installed $(shell find web/src web/public web/index.html web/vite.config.ts -type f 2>/dev/null)
	cd web && npm run --silent build
	touch $@ src/server/assets.rs # cargo does not notice that embedded files changed

web/node_modules/.installed: web/package-lock.json
	sh scripts/need.sh node npm
	cd web && npm ci --silent
	touch $@

models: build ## Fetch and verify the model
	sh scripts/need.sh python3 pip
	$(RELEASE) models pull

test: ## Set up and run every test
	sh scripts/test.sh

eval: build models ## Evaluate the sample questions and print the figures
	sh scripts/eval.sh $(RELEASE) $(DATA)

screenshots: build models ## Take pictures of every view into target/screenshots, those of the README into docs/pictures
	sh scripts/need.sh node npm
	sh scripts/chromium.sh
	cd tests/browser && npm ci --silent
	AUSKUNFT_BIN=$(abspath $(RELEASE)) sh tests/browser/run.sh node screenshots.js $(abspath $(TARGET))/screenshots
	cp $(addprefix $(TARGET)/screenshots/,light.png not-found.png panel.png phone-evidence.png) docs/pictures/

bench: build models ## Measure Auskunft beside its peers; writes docs/benchmarks.md
	sh scripts/need.sh python3 pip
	env $$($(CARGO) bench --locked --no-run --message-format=json | sh scripts/bench_executables.sh) \
		sh scripts/bench.sh $(RELEASE) $(DATA) --out docs/benchmarks.md

corpus: ## Render the sample corpus from its sources
	sh scripts/need.sh python3 pip
	python3 corpus/render.py

clean: ## Remove what was built, but not data and models
	$(CARGO) clean
	rm -rf web/dist web/node_modules tests/browser/node_modules
