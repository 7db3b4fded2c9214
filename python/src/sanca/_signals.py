"""Signals that both Python and the JVM want.

The JVM uses SIGSEGV and its like in normal running: it must keep the handlers that it has installed. `faulthandler` sets handlers for
the same signals, and takes them away again. The JDK has a library for this, libjsig, whose functions remember what others than the JVM
want to do with such a signal, for the JVM to call for signals that are not its own. It would have to be loaded before the C library, so
that every call of `sigaction` reaches it. Here, only `faulthandler` is made to.

SIGPIPE and SIGXFSZ, which Python ignores, stay ignored, so that they are in programs that are started. All of this is for POSIX.
"""

from __future__ import annotations

import ctypes
import os
import sys

import _signal  # type: ignore[import]  # the numbers alone: signal makes enumerations of them, which takes milliseconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    _T = TypeVar("_T")

_JVMS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGTRAP")
_PYTHONS = ("SIGPIPE", "SIGXFSZ")

_JSIG = "libjsig.dylib" if sys.platform == "darwin" else "libjsig.so"

# At least sizeof(struct sigaction), and no more than is readable after one; its contents are the C library's business.
_ACTION_BYTES = 152
_Action = ctypes.c_char * 512


class Handlers:
    """Who handles which signal."""

    def __init__(self, jsig: Any) -> None:
        self._libc: Any = ctypes.CDLL(None)
        self._jsig = jsig
        self._of_jvm: dict[int, Any] = {}
        self._chained: dict[int, Any] = {}

    def start(self, start_jvm: Callable[[], _T]) -> _T:
        """Starts the JVM, and notes which signals it has taken."""
        saved = {number: self._get(number) for number in _numbers(_JVMS + _PYTHONS)}
        try:
            return start_jvm()
        finally:
            for number in _numbers(_PYTHONS):
                self._set(number, saved[number])
            for number in _numbers(_JVMS):
                action = self._get(number)
                if action.raw != saved[number].raw:
                    self._of_jvm[number] = action
                    self._chained[number] = saved[number]
            self._teach_jsig()

    def adopt(self) -> bool:
        """Takes over what another interpreter of this process has set up; False if none has."""
        if self._jsig is not None:
            chained_action = self._jsig.JVM_get_signal_action
            chained_action.restype = ctypes.c_void_p
            for number in _numbers(_JVMS):
                address = chained_action(number)
                if address:
                    self._of_jvm[number] = self._get(number)
                    self._chained[number] = _Action.from_buffer_copy(ctypes.string_at(address, _ACTION_BYTES).ljust(512, b"\0"))
        return bool(self._of_jvm)

    def wrap_faulthandler(self) -> None:
        """From now on, enabling and disabling it leaves the JVM its handlers."""
        import faulthandler

        for name in ("enable", "disable"):
            setattr(faulthandler, name, self._as_without_jvm(getattr(faulthandler, name)))

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

    def _as_without_jvm(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function between taking the JVM's handlers away and putting them back. That is short: the JVM goes on meanwhile."""

        def call(*args: object, **kwargs: object) -> object:
            for number, action in self._chained.items():
                self._set(number, action)
            try:
                return function(*args, **kwargs)
            finally:
                for number, action in self._of_jvm.items():
                    self._libc.sigaction(number, action, self._chained[number])
                self._chain()

        for name in ("__module__", "__name__", "__qualname__", "__doc__"):  # what functools.wraps does, with fewer imports
            setattr(call, name, getattr(function, name))
        call.__wrapped__ = function  # type: ignore[attr-defined]
        return call


def _numbers(names: Iterable[str]) -> list[int]:
    return [getattr(_signal, name) for name in names if hasattr(_signal, name)]


def load_jsig(java_home: str) -> Any:
    """Loads libjsig where the JVM looks for it: among the symbols of the process."""
    return _open(os.path.join(java_home, "lib", _JSIG))


def loaded_jsig() -> Any:
    """libjsig if it is in this process, for which its name is enough. Not the process itself, whose `sigaction` is the C library's."""
    return _open(_JSIG) if hasattr(ctypes.CDLL(None), "JVM_get_signal_action") else None


def _open(file: str) -> Any:
    try:
        return ctypes.CDLL(file, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return None  # then faulthandler has no say in a crash while it is enabled after the JVM's start
