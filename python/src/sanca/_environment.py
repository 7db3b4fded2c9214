"""What the JVM reads from the process and changes in it when it starts; POSIX only."""

from __future__ import annotations

import os
import sys
from _locale import LC_ALL, LC_CTYPE, setlocale  # type: ignore[import]  # locale itself imports a lot more

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


class ForStart:
    """To be around the start: the JVM finds what it needs, and the process is as it was before."""

    def __enter__(self) -> None:
        variables = _variables()
        self._before = {name: os.environ.get(name) for name in variables}
        # The JVM sets all categories, and C code would print numbers with the comma of the user's country.
        self._locale = setlocale(LC_ALL)
        for name, value in variables.items():
            os.putenv(name, value)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        for name, old in self._before.items():
            if old is None:
                os.unsetenv(name)
            else:
                os.putenv(name, old)
        setlocale(LC_ALL, self._locale)


def _variables() -> dict[str, str]:
    """Not in os.environ, which is the program's."""
    variables = {}
    if "_JAVA_SR_SIGNUM" not in os.environ:
        variables["_JAVA_SR_SIGNUM"] = "62"  # the signal with which the JVM suspends threads: not SIGUSR2, which programs use
    if sys.getfilesystemencoding() == "utf-8" and setlocale(LC_CTYPE) in ("C", "POSIX"):
        variables["LC_ALL"] = "C.UTF-8"  # Python's UTF-8 mode (PEP 540): names of files are UTF-8 whatever the locale is
    return variables
