"""Signals that both Python and the JVM want.

The JVM uses SIGSEGV and its like in normal running: it must keep the handlers that it has installed. `faulthandler` sets handlers for
the same signals, and takes them away again. The JDK has a library for this, libjsig, whose functions remember what others than the JVM
want to do with such a signal, for the JVM to call for signals that are not its own. It would have to be loaded before the C library, so
that every call of `sigaction` reaches it. Here, only `faulthandler` is made to.

SIGPIPE and SIGXFSZ, which Python ignores, stay ignored, so that they are in programs that are started.
"""

from __future__ import annotations

import ctypes
import faulthandler
import functools
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

_JVMS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP")
_PYTHONS = ("SIGPIPE", "SIGXFSZ")

# The signal with which the JVM suspends threads: not SIGUSR2, which Python programs use.
_SUSPEND = ("_JAVA_SR_SIGNUM", "62")

# At least sizeof(struct sigaction); its contents are the C library's business.
_Action = ctypes.c_char * 512


class Handlers:
    """Who handles which signal. `before` and `after` go around the start of the JVM; POSIX only."""

    def __init__(self, java_home: str) -> None:
        self._libc: Any = ctypes.CDLL(None)
        self._jsig = _load_jsig(java_home)
        self._of_jvm: dict[int, Any] = {}
        self._chained: dict[int, Any] = {}
        self._saved = {number: self._get(number) for number in _numbers(_JVMS + _PYTHONS)}

    def before(self) -> None:
        """To be called just before the JVM starts."""
        if _SUSPEND[0] not in os.environ:
            os.putenv(*_SUSPEND)

    def after(self) -> None:
        """To be called when the JVM has started, or has not."""
        if _SUSPEND[0] not in os.environ:
            os.unsetenv(_SUSPEND[0])
        for number in _numbers(_PYTHONS):
            self._set(number, self._saved[number])
        for number in _numbers(_JVMS):
            action = self._get(number)
            if action.raw != self._saved[number].raw:
                self._of_jvm[number] = action
                self._chained[number] = self._saved[number]
        if self._of_jvm:
            self._teach_jsig()
            self._wrap_faulthandler()

    def _get(self, number: int) -> Any:
        action = _Action()
        self._libc.sigaction(number, None, action)
        return action

    def _set(self, number: int, action: Any) -> None:
        self._libc.sigaction(number, action, None)

    def _teach_jsig(self) -> None:
        """Tells libjsig which signals are the JVM's, which it would have seen if it came before the C library."""
        if self._jsig is not None:
            self._jsig.JVM_begin_signal_setting()
            for number, action in self._of_jvm.items():
                self._jsig.sigaction(number, action, None)
            self._jsig.JVM_end_signal_setting()
            self._chain()

    def _chain(self) -> None:
        """Has the JVM call what others have set, for signals that are not its own."""
        if self._jsig is not None:
            for number, action in self._chained.items():
                self._jsig.sigaction(number, action, None)

    def _wrap_faulthandler(self) -> None:
        for name in ("enable", "disable"):
            setattr(faulthandler, name, self._as_without_jvm(getattr(faulthandler, name)))

    def _as_without_jvm(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function between taking the JVM's handlers away and putting them back. That is short: the JVM goes on meanwhile."""

        @functools.wraps(function)
        def call(*args: object, **kwargs: object) -> object:
            for number, action in self._chained.items():
                self._set(number, action)
            try:
                return function(*args, **kwargs)
            finally:
                for number, action in self._of_jvm.items():
                    self._libc.sigaction(number, action, self._chained[number])
                self._chain()

        return call


def _numbers(names: Iterable[str]) -> list[int]:
    return [int(getattr(signal, name)) for name in names if hasattr(signal, name)]


def _load_jsig(java_home: str) -> Any:
    """Loads libjsig where the JVM looks for it: among the symbols of the process."""
    file = os.path.join(java_home, "lib", "libjsig.dylib" if sys.platform == "darwin" else "libjsig.so")
    try:
        return ctypes.CDLL(file, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return None  # then faulthandler has no say in a crash while it is enabled after the JVM's start
