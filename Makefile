# Sanca: `make` builds all and runs the tutorial, `make test` runs all tests. `make help` lists the rest.

MVN ?= mvn
MVN_FLAGS ?= -B -ntp
RUN := $(MVN) $(MVN_FLAGS)

.PHONY: all build test bench bench-quick docs clean help tools

all: tools                       ## build everything and run examples/tutorial on the embedded CPython
	$(RUN) -DskipTests -Prun package
	@sh build/aot.sh

build: tools                     ## build everything, run nothing
	$(RUN) -DskipTests package
	@sh build/aot.sh

test: tools                      ## build everything and run all tests
	$(RUN) verify

bench: tools                     ## measure against C, JavaCPP and JPype; writes benchmarks/RESULTS.md
	$(RUN) -DskipTests -Pbench package
	@sh build/bench-interpreter.sh .

bench-quick: tools               ## the same in a minute, with wide errors
	$(RUN) -DskipTests -Pbench -Dbench.quick=true package

docs: tools                      ## Javadoc of the public modules; a warning is an error
	$(RUN) -Dmaven.test.skip=true -Pjavadoc package

clean:                           ## remove what was built
	$(RUN) -q clean

tools:
	@sh build/check-tools.sh "$(MVN)"

help:                            ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16
