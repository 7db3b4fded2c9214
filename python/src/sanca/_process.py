"""The JVM in this process: started once, ended with Python."""

from __future__ import annotations

import _thread
import atexit
import ctypes
import os
import sys

from sanca import _cache, _config, _java, _jvm
from sanca._errors import ForkedProcessError, JvmStartError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    from sanca._signals import Handlers

_LARGEST_STACK = 64 << 20
_API_VERSION = 1013
_api = ctypes.pythonapi


class Host:
    """The Java side, ready to make modules."""

    __slots__ = ("_create", "fork_flag", "jvm", "options")

    def __init__(self, jvm: _jvm.Jvm, options: Sequence[str]) -> None:
        self.jvm = jvm
        self.options = options
        try:
            answer = jvm.call_static_string("dev.sanca.host.Boot", "start")
        except _jvm.JavaError as error:
            raise JvmStartError(
                f"the JVM of this process has no Sanca in it ({error}); if a program in Java or another bridge has started it, "
                "the artifact dev.sanca:sanca-host must be on its class path"
            ) from None
        if answer.startswith("!"):
            raise JvmStartError(f"Java cannot use the CPython of this process: {answer[1:]}")
        create, fork_flag = map(int, answer.split())
        prototype = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)  # keeps the GIL, raises what Java has set
        self._create: Callable[[None, bytes], int] = prototype(create)
        self.fork_flag = ctypes.c_int.from_address(fork_flag)
        """Other than 0 in forks."""

    def create(self, spec: ModuleSpec, class_name: str, class_loader: str, uses: Sequence[str], jars: Sequence[str]) -> ModuleType:
        """Makes a module, which is not executed yet if it is one with multi-phase initialisation; see JavaModules.create."""
        lines = (spec.name, class_name, class_loader, str(len(uses)), *uses, *jars)
        request = "\n".join(line.replace("\\", "\\\\").replace("\n", "\\n") for line in lines)
        made: Any = ctypes.cast(self._create(None, _encoded(request)), ctypes.py_object).value
        if isinstance(made, type(sys)):
            _api.Py_DecRef(ctypes.py_object(made))  # the new reference; a definition is static and not one
            return made
        from_definition = _api.PyModule_FromDefAndSpec2
        from_definition.restype = ctypes.py_object
        module: ModuleType = from_definition(ctypes.py_object(made), ctypes.py_object(spec), _API_VERSION)
        return module

    def rehearse_fork(self) -> None:
        """Has Java refuse a call as it will in a fork, where it is too late to load the classes for that."""
        try:
            self._create(None, b"")
        except RuntimeError:
            pass


_lock = _thread.allocate_lock()
_host: Host | None = None
_failure: str | None = None
_forked = False
_rehearsed = False


def is_running() -> bool:
    """Whether the JVM has been started by this package, and this is not a fork."""
    return _host is not None and not _forked


def start() -> None:
    """Starts the JVM, if it is not running yet. Importing a module that is written in Java does so by itself.

    Raises JavaNotFoundError, JvmStartError, or ForkedProcessError; all are ImportErrors.
    """
    host()


def host(options: Sequence[str] = (), bundled: Sequence[str] = ()) -> Host:
    """The Java side; starts the JVM if need be.

    options  options of the JVM that a module needs.
    bundled  folders of Java runtimes that came with it.
    """
    global _host
    if _forked:
        raise ForkedProcessError
    if _host is None:
        with _lock:
            if _host is None:
                _host = _started(options, bundled)
                return _host
    _warn_of_missing(options, _host.options)
    return _host


def _started(options: Sequence[str], bundled: Sequence[str]) -> Host:
    if sys.implementation.name != "cpython":
        raise JvmStartError(f"modules that are written in Java need CPython; this is {sys.version}")
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        raise JvmStartError(
            "modules that are written in Java need Python's global interpreter lock, which is off in this free-threaded Python:"
            " turn it on with PYTHON_GIL=1 or python -X gil=1"
        )
    jvm = _jvm.running()
    if jvm is not None:
        return _adopted(jvm, options)
    if _failure is not None:
        raise JvmStartError(_failure)
    return _start(options, bundled)


def _adopted(jvm: _jvm.Jvm, options: Sequence[str]) -> Host:
    """Uses a JVM that another interpreter of this process has started, or a Java program that Python runs in."""
    adopted = Host(jvm, options)
    if sys.platform != "win32" and _is_main_interpreter():
        from sanca._signals import Handlers, loaded_jsig

        handlers = Handlers(loaded_jsig())
        if handlers.adopt():
            _live_together(jvm, handlers, None)
    return adopted


def _start(options: Sequence[str], bundled: Sequence[str]) -> Host:
    global _failure
    config = _config.current()
    java = _java.find(config.java_home, bundled)
    wanted = (*options, *_config.environment_options(), *config.options)
    arguments = [*standard_options(wanted), *wanted]
    cache = _cache.of(java, arguments, config.cache)
    arguments += cache.options()
    _config.freeze()
    try:
        jvm, handlers = _create(java, arguments)
    except JvmStartError as error:
        _failure = str(error)  # a JVM cannot be started twice
        raise
    started = Host(jvm, arguments)
    if _is_main_interpreter():
        _live_together(jvm, handlers, cache)
    return started


def _create(java: _java.Java, arguments: Sequence[str]) -> tuple[_jvm.Jvm, Handlers | None]:
    """Starts the JVM, with the signals and the locale staying Python's."""
    if sys.platform == "win32":
        return _jvm.create(java.library, arguments), None
    from sanca._environment import ForStart
    from sanca._signals import Handlers, load_jsig

    handlers = Handlers(load_jsig(java.home))
    with ForStart():
        return handlers.start(lambda: _jvm.create(java.library, arguments)), handlers


def _live_together(jvm: _jvm.Jvm, handlers: Handlers | None, cache: _cache.Cache | None) -> None:
    """Has Python consider the JVM when it forks, handles crashes, and ends. Not for sub-interpreters, which end earlier."""
    if handlers is not None:
        handlers.wrap_faulthandler()
    else:
        import faulthandler

        faulthandler.disable()  # on Windows it would report each of the exceptions that the JVM uses in normal running
    atexit.register(_end, jvm, cache)
    if hasattr(os, "register_at_fork"):
        from sanca._forkserver import leave_main_out

        os.register_at_fork(before=_before_fork, after_in_child=_after_fork)
        leave_main_out()


def standard_options(wanted: Sequence[str]) -> list[str]:
    """What the JVM is always started with."""
    standard = [
        "-Djava.class.path=" + os.pathsep.join(class_path()),
        "-Xrs",  # signals stay Python's
        "-Xlog:disable",  # standard output is Python's
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        f"-Xss{_stack_size() // 1024}k",
    ]
    read_by_jvm = " ".join(os.environ.get(name, "") for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"))
    if not any(option.startswith("-XX:+Use") and option.endswith("GC") for option in (*wanted, *read_by_jvm.split())):
        standard.append("-XX:+UseSerialGC")  # starts fastest, and has no threads of its own
    if sys.platform == "win32":
        standard.append("-Dsanca.libpython=" + _python_dll())
    return standard


def class_path() -> list[str]:
    """The jars of Sanca itself: those of this package, or what SANCA_CLASS_PATH lists (for work on Sanca)."""
    given = os.environ.get("SANCA_CLASS_PATH")
    if given:
        return given.split(os.pathsep)
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jars")
    try:
        jars = sorted(name for name in os.listdir(folder) if name.endswith(".jar"))
    except OSError:
        jars = []
    if not jars:
        raise JvmStartError(f"the package sanca is not whole: there are no jars in {folder}; install it again")
    return [os.path.join(folder, jar) for jar in jars]


def _stack_size() -> int:
    """The JVM takes the first thread's stack to be as large as those that it makes, and puts its protected pages there."""
    if sys.platform == "win32":
        return 8 << 20
    import resource

    size = resource.getrlimit(resource.RLIMIT_STACK)[0]
    return size if 0 < size < _LARGEST_STACK else _LARGEST_STACK


def _python_dll() -> str:
    """The file of the CPython that runs this; Windows only."""
    if sys.platform == "win32":
        name = ctypes.create_unicode_buffer(32768)
        get = ctypes.WinDLL("kernel32").GetModuleFileNameW
        get.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_uint32)
        get(sys.dllhandle, name, len(name))
        return name.value
    raise AssertionError("not Windows")


def _is_main_interpreter() -> bool:
    _api.PyInterpreterState_Get.restype = ctypes.c_void_p
    _api.PyInterpreterState_GetID.argtypes = (ctypes.c_void_p,)
    _api.PyInterpreterState_GetID.restype = ctypes.c_int64
    return bool(_api.PyInterpreterState_GetID(_api.PyInterpreterState_Get()) == 0)


def _encoded(text: str) -> bytes:
    """Java's names are Unicode, and C strings end at NUL."""
    if "\0" in text:
        raise ImportError(f"a NUL character in {text!r}")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ImportError(f"Java cannot use this, which is not Unicode: {os.fsencode(text)!r}") from None


def _warn_of_missing(wanted: Sequence[str], present: Sequence[str]) -> None:
    missing = [option for option in wanted if option not in present]
    if missing:
        import warnings

        warnings.warn(
            f"the JVM is running already, without the options {' '.join(missing)} that a module asks for; "
            "give them to sanca.configure() or SANCA_JAVA_OPTIONS, or import that module first",
            RuntimeWarning,
            stacklevel=4,
        )


def _before_fork() -> None:
    global _rehearsed
    if _host is not None and not _rehearsed and not _forked:
        _rehearsed = True
        _host.rehearse_fork()


def _after_fork() -> None:
    """The JVM's threads are not in a fork: it must not be used there."""
    global _forked
    _forked = True
    if _host is not None:
        _host.fork_flag.value = 1


def _end(jvm: _jvm.Jvm, cache: _cache.Cache | None) -> None:
    """Runs Java's shutdown hooks. The JVM stays: Python objects that are still to be freed may be Java's."""
    if _forked:
        return
    if sys.platform != "win32":
        import faulthandler

        faulthandler.disable()  # Python would do so after this, and take the JVM's handlers away with its own
    jvm.call_static("java.lang.Shutdown", "shutdown")
    jvm.call_static("dev.sanca.host.Boot", "end")
    if cache is not None:
        cache.make_later()
