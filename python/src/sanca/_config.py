"""The settings with which the JVM starts: a program's own, then those of the environment."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Config:
    """What a program has asked for. Never changed: `configure` makes a new one."""

    __slots__ = ("cache", "java_home", "options")

    def __init__(self, java_home: str | None = None, options: tuple[str, ...] = (), cache: str | bool | None = None) -> None:
        self.java_home = java_home
        self.options = options
        self.cache = cache


_config = Config()
_frozen = False


def configure(
    *,
    java_home: str | os.PathLike[str] | None = None,
    options: Iterable[str] = (),
    cache: str | os.PathLike[str] | bool | None = None,
) -> None:
    """Says how the JVM is to start. Call it before the first module written in Java is imported.

    Each call replaces what an earlier one said. A program does this, not a library: the JVM is shared by all.

    java_home  the JDK to use, and no other; goes before the environment variable SANCA_JAVA_HOME.
    options    options of the JVM, one string each, such as "-Xmx2g"; they come after those of the modules and of the environment
               variable SANCA_JAVA_OPTIONS, and so win.
    cache      a folder for the cache that makes the JVM start faster, or False for none; goes before the environment variable
               SANCA_CACHE. Unless told otherwise, it is in the user's folder for caches.

    Raises RuntimeError if the JVM has been started already.
    """
    global _config
    if _frozen:
        raise RuntimeError(
            "the JVM has been started already, so its settings cannot be changed; "
            "call sanca.configure() before the first module that is written in Java is imported"
        )
    if isinstance(options, str):
        raise TypeError(f"options is a list of strings, one for each option: [{options!r}]")
    given = tuple(options)
    for option in given:
        if not isinstance(option, str):
            raise TypeError(f"an option is a str, not {type(option).__name__}")
    home = None if java_home is None else os.fspath(java_home)
    _config = Config(home, given, cache if cache is None or isinstance(cache, bool) else os.fspath(cache))


def freeze() -> None:
    """From now on, settings come too late."""
    global _frozen
    _frozen = True


def current() -> Config:
    """What the program has asked for."""
    return _config


def environment_options() -> tuple[str, ...]:
    """The words of SANCA_JAVA_OPTIONS."""
    text = os.environ.get("SANCA_JAVA_OPTIONS", "")
    if not text.strip():
        return ()
    import shlex

    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise ImportError(f"the environment variable SANCA_JAVA_OPTIONS cannot be read: {error}: {text}") from None
