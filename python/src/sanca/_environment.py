"""What the JVM reads from the process and changes in it when it starts; POSIX only."""

from __future__ import annotations

import locale
import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def for_start() -> Iterator[None]:
    """To be around the start: the JVM finds what it needs, and the process is as it was before."""
    before = {name: os.environ.get(name) for name in _variables()}
    # The JVM sets all categories, and C code would print numbers with the comma of the user's country.
    used = locale.setlocale(locale.LC_ALL)
    for name, value in _variables().items():
        os.putenv(name, value)
    try:
        yield
    finally:
        for name, old in before.items():
            if old is None:
                os.unsetenv(name)
            else:
                os.putenv(name, old)
        locale.setlocale(locale.LC_ALL, used)


def _variables() -> dict[str, str]:
    """Not in os.environ, which is the program's."""
    variables = {}
    if "_JAVA_SR_SIGNUM" not in os.environ:
        variables["_JAVA_SR_SIGNUM"] = "62"  # the signal with which the JVM suspends threads: not SIGUSR2, which programs use
    if sys.getfilesystemencoding() == "utf-8" and locale.setlocale(locale.LC_CTYPE) in ("C", "POSIX"):
        variables["LC_ALL"] = "C.UTF-8"  # Python's UTF-8 mode (PEP 540): names of files are UTF-8 whatever the locale is
    return variables
