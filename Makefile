# Two commands do everything on a fresh Debian machine with a Swift toolchain: `make site` and `make test`.

PREFIX ?= /usr/local
SHARED ?= ../shared
TOOLS  := .build-tools
LIBRARIES := pkg-config libcmark-dev libyaml-dev libxml2-dev zlib1g-dev

RELEASE := .build/release/gazette
SWIFTFLAGS ?=
# Libraries that the release binary contains.
STATIC := .build/static

WEIGH := GAZETTE_NOTES=10000 python3 Tests/Scenarios/weight.py $(RELEASE)

.PHONY: site build test check gates lint imports package package-test install bench soak setup test-setup clean bless fuzz weight

site: build ## Build this repository's own site into site/.
	$(RELEASE) build

# Nothing loads this program as a library, and each symbol that it exports is kept by the linker.
build: setup ## The release binary. Swift's own libraries, libcmark, libyaml and zlib are in it.
	@sh Tools/static-libraries.sh "$(abspath $(STATIC))" libcmark yaml-0.1 zlib
	swift build -c release --static-swift-stdlib --product gazette --pkg-config-path $(abspath $(STATIC)) \
	  -Xlinker --no-export-dynamic $(SWIFTFLAGS)

test: test-setup ## Every test, with the judges that they ask: cmark, cmark-gfm, vnu, xmllint, epubcheck, chromium, git, rsync, rclone, nginx, feedparser, networkx and others.
	MUSTACHE_SPEC="$(abspath $(SHARED))/spec/mustache" COMMONMARK_SPEC="$(abspath $(SHARED))/spec/commonmark-0.30.json" \
	GAZETTE_TOOLS="$(abspath $(TOOLS))" sh Tools/test.sh $(SWIFTFLAGS)

check: gates lint test ## The whole gate, fast things first.

gates: imports ## What scripts check without a build, in about a second.
	python3 Tools/check-prose.py
	python3 Tools/check-comments.py

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

imports: ## Holds each target to the imports that Package.swift gives it, and ARCHITECTURE.md to the list of targets.
	python3 Tools/check-imports.py

package: build ## What people install, in dist/: a .deb, a .tar.gz, the debug symbols and SHA256SUMS.
	@sh Tools/install-packages.sh binutils chrpath dpkg-dev python3
	sh Tools/package.sh $(RELEASE) dist

package-test: package ## Installs the packages into a bare Debian, which is made once, and checks them with lintian, man and the shells. It needs root.
	@sh Tools/install-packages.sh debootstrap fish lintian man-db mandoc zsh
	$(if $(filter-out 0,$(shell id -u)),sudo) python3 Tests/Scenarios/package.py $(RELEASE)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(RELEASE) "$(DESTDIR)$(PREFIX)/bin/gazette"

bench: build ## How fast, beside Hugo where it is installed, and where the time goes; see Benchmarks/README.md.
	@sh Tools/install-packages.sh binutils valgrind
	python3 Benchmarks/compare.py $(RELEASE)
	python3 Benchmarks/stages.py $(RELEASE)

soak: build test-setup ## The tests with random cases, with many more of them: every system call of a build, 1,000 killed builds, 10,000 damaged files. It takes hours.
	sh Tools/soak.sh "$(abspath $(RELEASE))" "$(abspath $(TOOLS))"

weight: build ## Holds a site of 10,000 notes to the budgets in docs/performance.md.
	$(WEIGH) pages_keep_to_their_budgets
	$(WEIGH) one_more_note_changes_only_what_it_must

SECONDS ?= 60
fuzz: test-setup ## Every fuzz target for SECONDS seconds; an input that ends one is left in Fuzzing/.
	sh Tools/fuzz.sh $(SECONDS)

bless: test-setup ## Takes what the golden sites come out as for what they ought to be.
	UPDATE_GOLDEN=1 swift test --filter CLITests $(SWIFTFLAGS)

setup: ## The libraries, where they are missing.
	@sh Tools/install-packages.sh $(LIBRARIES)

test-setup: ## And the judges that tests ask. PyICU, which followthemoney needs, is built with libicu-dev.
	@sh Tools/install-packages.sh $(LIBRARIES) cmark cmark-gfm libxml2-utils strace tzdata default-jre-headless python3-venv chromium fonts-dejavu-core vim \
	  git rsync rclone libvips-tools openssh-server openssh-client nginx-light caddy epubcheck curl wget openssl \
	  libicu-dev g++ python3-dev
	@sh Tools/install-judges.sh "$(TOOLS)"

clean:
	rm -rf .build $(TOOLS) dist
