# tiendo -- GNU make
#
# make site      install what is missing, build the program and the website: out/site
# make check     install what the tests need, run them all
# make           the program only: out/bin/tiendo
# make unit      the unit tests (T=name: one of them; MODE=san: under sanitizers)
# make install   to PREFIX (/usr/local) under DESTDIR; make uninstall
# make deb       a Debian package in out/
# make bench-csv read 1.6 million rows, against bare libcsv
# make clean     remove everything generated
#
# MODE=release (default), san (address and undefined-behaviour sanitizers), clang, cov.
# Your own CFLAGS, CC … go into config.mk.

MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CFLAGS  ?= -O2 -g
-include config.mk

ifeq ($(origin CC),default)
  CC    := gcc
endif
O       := out/build/$(MODE)
BIN     := out/bin/tiendo

# What the code needs, whatever the user's CFLAGS say.
STD      := -std=c17 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -pthread
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
            -Wwrite-strings -Wvla -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Wundef \
            $(if $(WERROR),-Werror)
LIBS     := -lhpdf -lxlsxwriter -lcsv -lcmark -lyaml -lutf8proc -lmicrohttpd -lbrotlienc -lz -lm

ifeq ($(MODE),release)
else ifeq ($(MODE),san)
  CFLAGS := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DTIENDO_ARENA_MALLOC
  BIN    := out/bin/tiendo-san
else ifeq ($(MODE),clang)
  CC     := clang
  CFLAGS := -O1 -g
  BIN    := out/bin/tiendo-clang
else ifeq ($(MODE),cov)
  CFLAGS := -O0 -g --coverage
  BIN    := out/bin/tiendo-cov
else
  $(error unknown MODE "$(MODE)": release, san, clang or cov)
endif

SRC      := $(sort $(wildcard generator/*.c generator/*/*.c))
OBJ      := $(SRC:generator/%.c=$(O)/%.o)
LIBOBJ   := $(filter-out $(O)/main.o,$(OBJ))
TESTSRC  := $(sort $(wildcard tests/unit/*_test.c))
TESTBIN  := $(TESTSRC:tests/unit/%.c=$(O)/tests/%)
ALL_CFLAGS := $(STD) $(WARN) -Igenerator $(CFLAGS)

# Objects are rebuilt when compiler or flags change: the stamp is written while the Makefile is read.
FLAGS_STAMP := $(O)/flags
$(shell mkdir -p $(O) out/bin; printf '%s\n' '$(CC) $(ALL_CFLAGS)' | cmp -s - $(FLAGS_STAMP) || printf '%s\n' '$(CC) $(ALL_CFLAGS)' > $(FLAGS_STAMP))

.DELETE_ON_ERROR:
.PHONY: all site check unit install uninstall deb clean help

all: $(BIN)

$(BIN): $(OBJ)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(O)/%.o: generator/%.c $(FLAGS_STAMP)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/tests/%_test: tests/unit/%_test.c $(LIBOBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(LIBOBJ) $(LIBS) -lcmocka -lcjson -licui18n -licuuc

-include $(OBJ:.o=.d) $(TESTBIN:=.d)

# ---- packages ----
# Each entry is probe:package; the probe is a file or a command.  Once all are there a stamp says so,
# and no package manager is asked again until this file changes.

BUILD_NEEDS := gcc:gcc /usr/include/stdio.h:libc6-dev /usr/include/cmark.h:libcmark-dev \
    /usr/include/hpdf.h:libhpdf-dev /usr/include/xlsxwriter.h:libxlsxwriter-dev /usr/include/csv.h:libcsv-dev /usr/include/yaml.h:libyaml-dev \
    /usr/include/utf8proc.h:libutf8proc-dev /usr/include/zlib.h:zlib1g-dev \
    /usr/include/microhttpd.h:libmicrohttpd-dev /usr/include/brotli/encode.h:libbrotli-dev \
    /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf:fonts-liberation2
CHECK_NEEDS := clang:clang /usr/lib/llvm-14/lib/clang:libclang-rt-14-dev /usr/include/cmocka.h:libcmocka-dev \
    /usr/include/cjson/cJSON.h:libcjson-dev /usr/include/libical/ical.h:libical-dev soffice:libreoffice-calc-nogui /usr/include/unicode/ucol.h:libicu-dev qpdf:qpdf \
    pdftotext:poppler-utils chromium:chromium node:nodejs npm:npm python3:python3 /usr/share/fonts/truetype/croscore:fonts-croscore /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf:fonts-dejavu-core \
    strace:strace curl:curl mandoc:mandoc /usr/sbin/nginx:nginx /usr/sbin/apache2:apache2-bin dpkg-shlibdeps:dpkg-dev \
    /usr/share/nginx/modules-available/mod-http-brotli-static.conf:libnginx-mod-http-brotli-static

# $(call install,NEEDS): install the packages whose probe fails.
define install
@missing=; for need in $(1); do \
	probe=$${need%%:*}; \
	case $$probe in /*) test -e $$probe ;; *) command -v $$probe >/dev/null 2>&1 ;; esac || missing="$$missing $${need##*:}"; \
done; \
if [ -n "$$missing" ]; then \
	install="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends$$missing"; \
	echo "Installing:$$missing"; \
	if ! command -v apt-get >/dev/null 2>&1; then \
		echo "This is no Debian system. Install by hand what these Debian packages hold:$$missing" >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then sh -c "$$install"; \
	elif command -v sudo >/dev/null 2>&1; then sudo sh -c "$$install"; \
	else echo "You are not root and there is no sudo. Have an administrator run:" >&2; \
		echo "  $$install" >&2; exit 1; \
	fi || { echo "The packages could not be installed. The command was:" >&2; echo "  $$install" >&2; exit 1; }; \
fi
@mkdir -p $(@D) && touch $@
endef

out/build/have-build-packages: Makefile
	$(call install,$(BUILD_NEEDS))

out/build/have-check-packages: Makefile | out/build/have-build-packages
	$(call install,$(CHECK_NEEDS))

tests/node_modules/.package-lock.json: tests/package.json | out/build/have-check-packages
	cd tests && npm install --no-audit --no-fund --loglevel=error

# ---- the main job ----

site: out/build/have-build-packages
	@$(MAKE) --no-print-directory $(BIN)
	$(BIN) build -C .
	$(BIN) check --site -C .

# ---- tests ----

unit: $(if $(T),$(O)/tests/$(T)_test,$(TESTBIN))
	@set -e; for t in $^; do echo "== $$t"; $$t; done

check: out/build/have-build-packages out/build/have-check-packages tests/node_modules/.package-lock.json
	@sh tests/check.sh

# ---- installing ----

SHARE  := $(DESTDIR)$(PREFIX)/share
FOLDER := cp -R --no-preserve=mode,ownership

install: $(BIN)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/tiendo" "$(SHARE)/man/man1" "$(SHARE)/man/man5"
	install -m 755 $(BIN) "$(DESTDIR)$(PREFIX)/bin/tiendo"
	rm -rf "$(SHARE)/tiendo/themes" "$(SHARE)/tiendo/skeleton"
	$(FOLDER) themes "$(SHARE)/tiendo/themes"
	$(FOLDER) generator/skeleton "$(SHARE)/tiendo/skeleton"
	install -m 644 docs/man/tiendo.1 "$(SHARE)/man/man1/tiendo.1"
	install -m 644 docs/man/tiendo.5 "$(SHARE)/man/man5/tiendo.5"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/tiendo" "$(SHARE)/man/man1/tiendo.1" "$(SHARE)/man/man5/tiendo.5"
	rm -rf "$(SHARE)/tiendo"

deb: out/build/have-build-packages
	@$(MAKE) --no-print-directory $(BIN)
	rm -rf out/deb
	@$(MAKE) --no-print-directory -s install DESTDIR=out/deb/root PREFIX=/usr
	sh packaging/deb.sh out/deb out

# Reading, checking and rolling up 1.6 million rows against bare libcsv: a ratio, measured in one run.
bench-csv: $(BIN)
	@mkdir -p out/bench
	$(CC) $(STD) $(WARN) -O2 -o out/bench/gen_national tests/bench/gen_national.c
	$(CC) $(STD) $(WARN) -O2 -o out/bench/bench_csv tests/bench/bench_csv.c -lcsv
	out/bench/gen_national out/bench/national
	out/bench/bench_csv out/bench/national $(BIN)

clean:
	rm -rf out

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed '/^tiendo/d; /^----/,$$d'
