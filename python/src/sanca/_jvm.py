"""The JVM by its C interface (JNI), through ctypes: starts one, and calls static methods of it.

This is used to get going and to end; everything else goes through C function pointers that the Java side hands out.
"""

from __future__ import annotations

import ctypes
import os
import sys

from sanca._errors import JvmStartError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_OK = 0
_DETACHED = -2
_VERSION = 0x000A0000

# Positions in the table of functions of a JavaVM,
_DESTROY_JAVA_VM = 3
_GET_ENV = 6
_ATTACH_CURRENT_THREAD_AS_DAEMON = 7
# and in that of a JNIEnv.
_FIND_CLASS = 6
_EXCEPTION_OCCURRED = 15
_EXCEPTION_CLEAR = 17
_DELETE_LOCAL_REF = 23
_GET_OBJECT_CLASS = 31
_GET_METHOD_ID = 33
_CALL_OBJECT_METHOD_A = 36
_GET_STATIC_METHOD_ID = 113
_CALL_STATIC_OBJECT_METHOD_A = 116
_CALL_STATIC_VOID_METHOD_A = 143
_NEW_STRING_UTF = 167
_GET_STRING_UTF_CHARS = 169
_RELEASE_STRING_UTF_CHARS = 170

_pointer = ctypes.c_void_p


class _Option(ctypes.Structure):
    _fields_ = [("text", ctypes.c_char_p), ("extra", _pointer)]


class _InitArgs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int32),
        ("count", ctypes.c_int32),
        ("options", ctypes.POINTER(_Option)),
        ("ignore_unrecognized", ctypes.c_uint8),
    ]


def _call(this: int, index: int, result: Any, *arguments: tuple[Any, object]) -> Any:
    """Calls a function of the table that an interface of JNI begins with. Other Python threads run meanwhile."""
    table = ctypes.cast(this, ctypes.POINTER(ctypes.POINTER(_pointer)))[0]
    function = ctypes.CFUNCTYPE(result, _pointer, *(kind for kind, _ in arguments))(table[index])
    return function(this, *(value for _, value in arguments))


class JavaError(Exception):
    """Java threw something; the message is its toString()."""


class Jvm:
    """The JVM of this process. There is at most one."""

    def __init__(self, address: int) -> None:
        self._vm = address

    def call_static(self, class_name: str, method: str) -> None:
        """Calls `static void method()` of a class, which need not be public."""
        env = self._env()
        class_, method_id = env.static_method(class_name, method, "()V")
        env.call(_CALL_STATIC_VOID_METHOD_A, None, class_, method_id, None)

    def call_static_string(self, class_name: str, method: str) -> str:
        """Calls `static String method()` of a class."""
        env = self._env()
        class_, method_id = env.static_method(class_name, method, "()Ljava/lang/String;")
        return env.take_string(env.call(_CALL_STATIC_OBJECT_METHOD_A, _pointer, class_, method_id, None))

    def destroy(self) -> None:
        """Ends the JVM when its last thread that is no daemon has ended. No Java can be called any more."""
        _call(self._vm, _DESTROY_JAVA_VM, ctypes.c_int32)

    def _env(self) -> _Env:
        """The interface for the current thread, which becomes known to the JVM."""
        env = _pointer()
        out = ctypes.byref(env)
        status = _call(self._vm, _GET_ENV, ctypes.c_int32, (_pointer, out), (ctypes.c_int32, _VERSION))
        if status == _DETACHED:
            status = _call(self._vm, _ATTACH_CURRENT_THREAD_AS_DAEMON, ctypes.c_int32, (_pointer, out), (_pointer, None))
        if status != _OK or env.value is None:
            raise JvmStartError(f"this thread cannot be made known to the JVM (error {status})")
        return _Env(env.value)


class _Env:
    """The functions of JNI for one thread. Java objects are numbers here, local references."""

    def __init__(self, address: int) -> None:
        self._env = address

    def call(self, index: int, result: Any, *arguments: int | bytes | ctypes.Array[Any] | None) -> Any:
        """Calls a function of JNI, and raises what Java has thrown."""
        kinds = [ctypes.c_char_p if isinstance(argument, bytes) else _pointer for argument in arguments]
        value = _call(self._env, index, result, *zip(kinds, arguments))
        thrown = _call(self._env, _EXCEPTION_OCCURRED, _pointer)
        if thrown:
            _call(self._env, _EXCEPTION_CLEAR, None)
            to_string = self._method(thrown, b"toString", b"()Ljava/lang/String;")
            raise JavaError(self.take_string(self.call(_CALL_OBJECT_METHOD_A, _pointer, thrown, to_string, None)))
        return value

    def static_method(self, class_name: str, method: str, signature: str) -> tuple[int, int]:
        """A class, initialised, and a method of it."""
        class_ = self._class(class_name)
        return class_, self.call(_GET_STATIC_METHOD_ID, _pointer, class_, method.encode(), signature.encode())

    def _class(self, name: str) -> int:
        """Not by FindClass, which asks the class loader of the Java method that is nearest on the stack, if there is one."""
        loaders = self.call(_FIND_CLASS, _pointer, b"java/lang/ClassLoader")
        get = self.call(_GET_STATIC_METHOD_ID, _pointer, loaders, b"getSystemClassLoader", b"()Ljava/lang/ClassLoader;")
        loader = self.call(_CALL_STATIC_OBJECT_METHOD_A, _pointer, loaders, get, None)
        load = self._method(loader, b"loadClass", b"(Ljava/lang/String;)Ljava/lang/Class;")
        arguments = (_pointer * 1)(self.call(_NEW_STRING_UTF, _pointer, name.encode()))
        class_: int = self.call(_CALL_OBJECT_METHOD_A, _pointer, loader, load, arguments)
        return class_

    def _method(self, this: int, name: bytes, signature: bytes) -> int:
        class_ = self.call(_GET_OBJECT_CLASS, _pointer, this)
        method: int = self.call(_GET_METHOD_ID, _pointer, class_, name, signature)
        return method

    def take_string(self, text: int) -> str:
        """The value of a Java string, whose reference is given back."""
        chars = self.call(_GET_STRING_UTF_CHARS, _pointer, text, None)
        value = ctypes.string_at(chars).decode("utf-8", "replace")
        self.call(_RELEASE_STRING_UTF_CHARS, None, text, chars)
        self.call(_DELETE_LOCAL_REF, None, text)
        return value


def running() -> Jvm | None:
    """The JVM of this process, if there is one and it can be seen."""
    get = _find_symbol("JNI_GetCreatedJavaVMs")
    if get is None:
        return None
    vm = _pointer()
    count = ctypes.c_int32()
    get(ctypes.byref(vm), 1, ctypes.byref(count))
    return Jvm(vm.value) if count.value > 0 and vm.value is not None else None


def _find_symbol(name: str) -> Any:
    try:
        if sys.platform == "win32":
            handle = ctypes.WinDLL("kernel32").GetModuleHandleW
            handle.restype = _pointer
            module = handle("jvm.dll")
            return ctypes.CDLL("jvm.dll", handle=module)[name] if module else None
        return ctypes.CDLL(None)[name]
    except AttributeError:
        return None


def create(library: str, options: Sequence[str]) -> Jvm:
    """Starts the JVM of this process, in the current thread.

    library  the file of libjvm.
    options  what would be the options of the program java.
    """
    if sys.platform == "win32":
        os.add_dll_directory(os.path.dirname(os.path.dirname(library)))
    try:
        jvm = ctypes.CDLL(library, mode=ctypes.RTLD_GLOBAL)  # sub-interpreters find it by its symbols
    except OSError as error:
        raise JvmStartError(f"the JVM cannot be loaded: {error}") from None
    array = (_Option * len(options))()
    for place, option in zip(array, options):
        place.text = os.fsencode(option)
    arguments = _InitArgs(_VERSION, len(options), array, 0)
    vm = _pointer()
    env = _pointer()
    status = jvm.JNI_CreateJavaVM(ctypes.byref(vm), ctypes.byref(env), ctypes.byref(arguments))
    if status != _OK or vm.value is None:
        raise JvmStartError(
            f"the JVM does not start (error {status}); what it says about it is on standard error. "
            f"Options come from the modules, SANCA_JAVA_OPTIONS and sanca.configure(): {' '.join(options)}"
        )
    return Jvm(vm.value)
