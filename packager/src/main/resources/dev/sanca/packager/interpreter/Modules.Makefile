# Written by sanca. The rules are those of the Makefile one folder up; "make Makefile" reads Setup, which "make" does by itself too.
.PHONY: all test install clean Makefile
all test install clean:
	@$(MAKE) --no-print-directory -C .. $@

Makefile:
	@$(MAKE) --no-print-directory -C .. Makefile
