"""Finds a Java that is new enough."""

from __future__ import annotations

import os
import sys

from sanca._errors import JavaNotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OLDEST = 25

if sys.platform == "win32":
    _LIBRARIES = (r"bin\server\jvm.dll", r"bin\client\jvm.dll")
elif sys.platform == "darwin":
    _LIBRARIES = ("lib/server/libjvm.dylib",)
else:
    _LIBRARIES = ("lib/server/libjvm.so", "lib/client/libjvm.so", "lib/minimal/libjvm.so")


class Java:
    """A Java runtime on this machine."""

    __slots__ = ("home", "library", "release", "source", "version")

    def __init__(self, home: str, library: str, release: dict[str, str], source: str) -> None:
        self.home = home
        self.library = library
        self.release = release
        self.source = source
        self.version = _major(release.get("JAVA_VERSION", ""))

    def __str__(self) -> str:
        version = self.release.get("JAVA_VERSION", "of unknown version")
        return f"Java {version} in {self.home} ({self.source})"


class _Search:
    """Looks in one place after the other, and remembers what it saw."""

    def __init__(self) -> None:
        self.looked: list[str] = []

    def note(self, source: str, finding: str) -> None:
        self.looked.append(f"  {source}: {finding}")

    def at(self, source: str, home: str) -> Java | None:
        """The Java in a folder, if there is one and it is new enough."""
        for folder in (home, os.path.join(home, "Contents", "Home")):
            library = _library(folder)
            release = _release(folder)
            if library is None and not release:
                continue
            java = Java(folder, library or "", release, source)
            if 0 < java.version < OLDEST:
                self.note(source, f"{folder} is Java {java.version}, too old")
            elif library is None:
                self.note(source, f"{folder} has no {_LIBRARIES[0]}")
            else:
                return java
            return None
        self.note(source, _what_is_there(home))
        return None

    def below(self, source: str, folder: str, suffix: str = "") -> Java | None:
        """The newest Java in the folders of a folder."""
        found = []
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            self.note(source, "no such folder")
            return None
        for name in names:
            home = os.path.join(folder, name, suffix) if suffix else os.path.join(folder, name)
            release = {} if name.startswith(".") else _release(home) or _release(os.path.join(home, "Contents", "Home"))
            if release:
                found.append((_major(release.get("JAVA_VERSION", "")), home))
        if not found:
            self.note(source, "no Java there")
            return None
        for version, home in sorted(found, reverse=True):
            java = self.at(source, home)
            if java is not None or version < OLDEST:
                return java
        return None


def find(explicit: str | None = None, bundled: Iterable[str] = ()) -> Java:
    """The Java to use: the one that is asked for, else the first in the usual places that is new enough.

    explicit  what `sanca.configure(java_home=...)` said.
    bundled   folders of runtimes that came with wheels.
    """
    search = _Search()
    asked = (("sanca.configure(java_home=...)", explicit), ("SANCA_JAVA_HOME", os.environ.get("SANCA_JAVA_HOME")))
    for source, home in asked:
        if home:  # who names one wants that one and no other
            java = search.at(source, home)
            if java is None:
                raise _not_found(search, f"Give the folder of a JDK {OLDEST} or newer there.")
            return java
    search.note("SANCA_JAVA_HOME", "not set")
    for java in _usual(search, bundled):
        if java is not None:
            return java
    raise _not_found(search, f"Install a JDK {OLDEST} or newer, or set SANCA_JAVA_HOME to the folder of one.")


def _not_found(search: _Search, remedy: str) -> JavaNotFoundError:
    looked = "\n".join(search.looked)
    return JavaNotFoundError(f"no Java {OLDEST} or newer for the modules that are written in Java; looked in\n{looked}\n{remedy}")


def _usual(search: _Search, bundled: Iterable[str]) -> Iterator[Java | None]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield search.at("JAVA_HOME", home)
    else:
        search.note("JAVA_HOME", "not set")
    for folder in bundled:
        yield search.at("bundled", folder)
    yield _on_path(search)
    for folder, suffix in _folders():
        yield search.below(os.path.join(folder, "*", suffix) if suffix else folder, folder, suffix)
    if sys.platform == "win32":
        for home in _registered():
            yield search.at("registry", home)


def _on_path(search: _Search) -> Java | None:
    """The runtime of the program java; a link to it is followed."""
    program = "java.exe" if sys.platform == "win32" else "java"
    for folder in os.get_exec_path():
        file = os.path.join(folder, program)
        if os.path.isfile(file) and os.access(file, os.X_OK):
            return search.at("PATH", os.path.dirname(os.path.dirname(os.path.realpath(file))))
    search.note("PATH", "no java in it")
    return None


def _folders() -> list[tuple[str, str]]:
    """Folders whose folders are Javas, and where in these the Java is."""
    user = os.path.expanduser("~")
    mine = [(os.path.join(user, ".sdkman", "candidates", "java"), ""), (os.path.join(user, ".jdks"), "")]
    if sys.platform == "darwin":
        machines = os.path.join("Library", "Java", "JavaVirtualMachines")
        homebrew = os.path.join("libexec", "openjdk.jdk")
        return [
            (os.path.join("/", machines), ""),
            (os.path.join(user, machines), ""),
            ("/opt/homebrew/opt", homebrew),
            ("/usr/local/opt", homebrew),
            *mine,
        ]
    if sys.platform == "win32":
        roots = [os.environ[name] for name in ("ProgramFiles", "LOCALAPPDATA") if os.environ.get(name)]
        makers = ("Eclipse Adoptium", "Java", "Microsoft", "Zulu", "Amazon Corretto", "BellSoft", "Semeru")
        return [(os.path.join(root, maker), "") for root in roots for maker in makers] + mine
    return [("/usr/lib/jvm", ""), ("/usr/java", ""), ("/opt/java", ""), ("/opt", ""), *mine]


def _registered() -> list[str]:
    """What installers have written into the Windows registry."""
    homes: list[str] = []
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\JavaSoft\JDK") as key:
                for index in range(winreg.QueryInfoKey(key)[0]):
                    with winreg.OpenKey(key, winreg.EnumKey(key, index)) as version:
                        homes.append(str(winreg.QueryValueEx(version, "JavaHome")[0]))
        except OSError:
            pass
    return homes


def _what_is_there(home: str) -> str:
    """What a place is that is no Java's folder."""
    if not os.path.isfile(home):
        return f"{home} is no Java" if os.path.isdir(home) else f"{home} is not there"
    folder = os.path.dirname(os.path.dirname(os.path.realpath(home)))
    return f"{home} is a file" + (f", and the folder is {folder}" if _library(folder) else "")


def _library(home: str) -> str | None:
    for name in _LIBRARIES:
        file = os.path.join(home, name)
        if os.path.isfile(file):
            return file
    return None


def _release(home: str) -> dict[str, str]:
    """What the file `release` says; empty if there is none."""
    facts = {}
    try:
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as file:
            for line in file:
                name, equals, value = line.strip().partition("=")
                if equals:
                    facts[name] = value.strip('"')
    except OSError:
        pass
    return facts if "JAVA_VERSION" in facts else {}


def _major(version: str) -> int:
    """25.0.1 -> 25, 1.8.0_402 -> 8, 26-ea -> 26; 0 for what is no version."""
    numbers = version.replace("-", ".").replace("+", ".").split(".")
    if numbers[0] == "1" and len(numbers) > 1:
        numbers = numbers[1:]
    return int(numbers[0]) if numbers[0].isdigit() else 0
