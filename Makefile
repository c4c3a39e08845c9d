# tiendo -- GNU make.  `make help` lists the targets.
#
# make site    build the program and the website into out/site (the main job)
# make check   all tests
# make         the program only: out/bin/tiendo

MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CFLAGS  ?= -O2 -g
-include config.mk

CC      ?= gcc
PYTHON3 ?= python3
O       := out/build/$(MODE)
BIN     := out/bin/tiendo

# What the code needs, whatever the user's CFLAGS say.
STD      := -std=c17 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -pthread
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual \
            -Wwrite-strings -Wvla -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Wundef
PACKAGES := libcmark yaml-0.1 libutf8proc
LIBS     := -lhpdf -lcsv -lcmark -lyaml -lutf8proc -lz -lm

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
.PHONY: all site check unit clean help

all: $(BIN)

$(BIN): $(OBJ)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(O)/%.o: generator/%.c $(FLAGS_STAMP)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/tests/%_test: tests/unit/%_test.c $(LIBOBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(LIBOBJ) $(LIBS) -lcmocka -lcjson

-include $(OBJ:.o=.d) $(TESTBIN:=.d)

site: $(BIN)
	$(BIN) build -C .

# make unit [T=module]
unit: $(if $(T),$(O)/tests/$(T)_test,$(TESTBIN))
	@set -e; for t in $^; do echo "== $$t"; $$t; done

clean:
	rm -rf out

help:
	@sed -n 's/^# \(make.*\)/\1/p' Makefile
