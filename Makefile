# Two commands do everything: `make demo` and `make test`.
SWIFT ?= swift
SANAD := .build/release/sanad
DEMO  := demo

# Folder of the pictures that `make screenshots` takes.
SHOTS ?= screenshots

.PHONY: demo test screenshots load setup build bench bench-archive quality format lint install clean

## demo: install what is missing, build, read the sample story and write its dossier
demo: setup build
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/story.sanad $(DEMO)/story.sanad-wal $(DEMO)/story.sanad-shm
	$(SANAD) add --archive $(DEMO)/story.sanad --pack Samples/pack --manifest Samples/manifest.csv Samples/*.txt
	$(SANAD) dossier --archive $(DEMO)/story.sanad -o $(DEMO)/dossier.html
	@echo "The dossier lies at $(CURDIR)/$(DEMO)/dossier.html"

## test: every room's tests, and the pages in a real browser
test: setup
	@sh Scripts/tidy.sh $(SWIFT) build --build-tests
	@sh Scripts/tidy.sh $(SWIFT) test --skip-build
	@SANAD=.build/debug/sanad sh Scripts/tidy.sh sh Scripts/browser.sh test

## screenshots: every page in both languages and schemes, into $(SHOTS)
screenshots: setup build
	@SANAD=$(SANAD) sh Scripts/browser.sh screenshots $(SHOTS)

## load: the server under 20 clients while articles are added (ARCHIVE=pile.sanad, NEW=articles.jsonl)
load: setup build
	@SANAD=$(SANAD) python3 Scripts/load.py "$(ARCHIVE)" $(NEW)

setup:
	@sh Scripts/setup.sh

build:
	$(SWIFT) build -c release --product sanad

## bench: words per second and peak memory (FILE=articles.jsonl measures a file of yours)
bench: setup build
	$(SWIFT) run -c release --package-path Benchmarks sanad-benchmarks $(FILE)

## bench-archive: time and memory of an archive of FILE=articles.jsonl: filling, comparing, adding, pages, a dossier, a question
bench-archive: setup
	@sh Scripts/bench-archive.sh $(FILE)

## quality: the figures of Docs/reference/quality.md, measured anew
quality:
	@$(SWIFT) build -c release --product sanad >&2
	@sh Scripts/quality.sh

format:
	$(SWIFT) format -r -i Package.swift Sources Tests Packs Models

lint:
	$(SWIFT) format lint -r --strict Package.swift Sources Tests Packs Models

PREFIX ?= /usr/local
install: build
	install -d $(PREFIX)/lib/sanad $(PREFIX)/bin
	install .build/release/sanad $(PREFIX)/lib/sanad/
	cp -R .build/release/Sanad_*.resources $(PREFIX)/lib/sanad/
	ln -sf $(PREFIX)/lib/sanad/sanad $(PREFIX)/bin/sanad

clean:
	rm -rf .build $(DEMO)
