"""The file that makes the JVM start faster: classes of Java and of Sanca, loaded and linked (JEP 483, JEP 514).

It is made in a process of its own when a program ends that had to do without. It depends on the Java, on Sanca's jars and on options
of the JVM; one that does not fit is not used by the JVM.
"""

from __future__ import annotations

import os
import sys
import time
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from sanca._java import Java
    from sanca._process import Host

_SUFFIX = ".aot"
# Options for which there is none: they are about such a file themselves, or change classes.
_NOT_WITH = ("-XX:AOT", "-Xshare", "-XX:SharedArchive", "-XX:ArchiveClasses", "-agent", "-javaagent")
_OFF = ("off", "no", "false", "0")
_SECONDS_TO_MAKE = 600
_SECONDS_TO_KEEP = 60 * 24 * 3600

_MAKE = """
import sys
sys.path.insert(0, sys.argv[1])
from sanca._cache import make
make(sys.argv[2], sys.argv[3], sys.argv[4:])
"""


class Cache:
    """The cache for one set of options. `file` is None if there is to be none."""

    __slots__ = ("_arguments", "_is_there", "_java", "file")

    def __init__(self, java: Java, arguments: Sequence[str], file: str | None) -> None:
        self._java = java
        self._arguments = tuple(arguments)
        self.file = file
        self._is_there = file is not None and os.path.isfile(file)

    def __str__(self) -> str:
        if self.file is None:
            return "none"
        return self.file if os.path.isfile(self.file) else f"{self.file}, not made yet"

    def options(self) -> list[str]:
        """What the JVM is to be told of it."""
        return [f"-XX:AOTCache={self.file}"] if self._is_there else []

    def make_later(self) -> None:
        """Has a process of its own make it, which goes on when this one has ended."""
        if self.file is None or self._is_there or not _is_python(sys.executable) or not _claim(self.file):
            return
        import subprocess

        process = subprocess.Popen(
            self._command(),
            cwd=os.path.dirname(self.file),  # the current folder may be gone before the process is done
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        process.returncode = 0  # it is not waited for, and that is no mistake to be warned of

    def make_now(self) -> bool:
        """Makes it, in a process of its own, and waits for that. Returns whether it is there."""
        if self.file is None:
            return False
        import subprocess

        os.makedirs(os.path.dirname(self.file), exist_ok=True)
        made = subprocess.run(self._command(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if not os.path.isfile(self.file):
            sys.stderr.write(made.stderr.decode(errors="replace"))
        return os.path.isfile(self.file)

    def _command(self) -> list[str]:
        package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        arguments = [option for option in self._arguments if not option.startswith("-Xlog:") or option == "-Xlog:disable"]
        return [sys.executable, "-I", "-c", _MAKE, package, self._java.library, str(self.file), *arguments]


def of(java: Java, arguments: Sequence[str], setting: str | bool | None) -> Cache:
    """The cache for a Java and the options that it is started with.

    setting  what the program has asked for: a folder, False for none, None for what the environment says.
    """
    folder = _folder(setting)
    theirs = any(option.startswith(_NOT_WITH) for option in arguments)
    if folder is None or theirs:
        return Cache(java, arguments, None)
    facts = [java.library, str(sorted(java.release.items()))]
    for option in arguments:
        if option.startswith("-Djava.class.path="):
            facts += [_identity(file) for file in option.partition("=")[2].split(os.pathsep)]
        if not option.startswith(("-Xmx", "-Xms", "-Xss", "-Xlog", "-D")):
            facts.append(option)
    version = java.release.get("JAVA_VERSION", "unknown")
    name = f"java-{version}-{crc32(chr(0).join(facts).encode('utf-8', 'surrogatepass')):08x}{_SUFFIX}"
    return Cache(java, arguments, os.path.join(folder, name))


def _folder(setting: str | bool | None) -> str | None:
    if setting is False:
        return None
    if isinstance(setting, str):
        return os.path.abspath(setting)
    chosen = os.environ.get("SANCA_CACHE", "")
    if chosen.lower() in _OFF:
        return None
    if chosen:
        return os.path.abspath(chosen)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "sanca", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "sanca")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "sanca")


def _identity(jar: str) -> str:
    """What the JVM looks at as well. Not the folder: the same release in each virtual environment has the same jars."""
    try:
        status = os.stat(jar)
    except OSError:
        return jar
    return f"{os.path.basename(jar)} {status.st_size} {int(status.st_mtime)}"


def _is_python(program: str | None) -> bool:
    """Whether this process runs a plain Python, and not a program of its own with a Python in it."""
    return bool(program) and not hasattr(sys, "frozen") and os.path.basename(str(program)).lower().startswith("python")


def _claim(file: str) -> bool:
    """Whether this process is the one to make the cache: programs that start together would all do so."""
    claim = file + ".lock"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        if os.path.exists(claim) and time.time() - os.stat(claim).st_mtime > _SECONDS_TO_MAKE:
            os.unlink(claim)
        os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return False  # somebody else makes it, or nobody can
    return True


def make(library: str, file: str, arguments: Sequence[str]) -> None:
    """Makes the cache in this process, which is there for nothing else, and ends it."""
    from sanca import _jvm
    from sanca._process import Host

    unfinished = f"{file}.{os.getpid()}"
    try:
        host = Host(_jvm.create(library, [*arguments, f"-XX:AOTCacheOutput={unfinished}"]), arguments)
        _train(host)
        host.jvm.destroy()  # writes the file
        os.replace(unfinished, file)
        _sweep(os.path.dirname(file))
    finally:
        for left in (unfinished, f"{unfinished}.config", f"{file}.lock"):
            if os.path.exists(left):
                os.unlink(left)
        sys.stdout.flush()
        os._exit(0)


def _train(host: Host) -> None:
    """Does once what most modules do. No exception is an error: all there is to lose is speed."""
    from importlib.machinery import ModuleSpec

    from sanca._modules import execute

    modules = []
    for name, class_name in (("_sanca_functions", "FunctionsModule"), ("_sanca_annotated", "AnnotatedModuleGlue")):
        module: Any = host.create(ModuleSpec(name, None), f"dev.sanca.host.training.{class_name}", "", (), ())
        execute(module)
        modules.append(module)
    functions, annotated = modules
    calls: tuple[Callable[[], object], ...] = (
        functions.noargs,
        lambda: functions.one("x"),
        lambda: functions.varargs(1, "a", 2.5),
        lambda: functions.keywords(1, b=2),
        lambda: functions.fast(1, 2),
        functions.failing,
        lambda: annotated.numbers(1, b=2),
        lambda: annotated.text("x", True),
        lambda: annotated.bytes(b"x"),
        lambda: annotated.text(1, 2),
        annotated.fail,
        lambda: annotated.Counter(1).count(2),
        lambda: annotated.Counter(start=1).value,
    )
    for call in calls:
        try:
            call()
        except (TypeError, ValueError, RuntimeError):
            pass


def _sweep(folder: str) -> None:
    """Removes caches of a Java or a Sanca that is no longer there, and what attempts that failed have left."""
    for name in os.listdir(folder):
        file = os.path.join(folder, name)
        seconds = _SECONDS_TO_KEEP if name.endswith(_SUFFIX) else _SECONDS_TO_MAKE
        if name.startswith("java-") and time.time() - os.stat(file).st_mtime > seconds:
            os.unlink(file)
