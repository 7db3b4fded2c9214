"""The Python half of the scripting engine: runs code for it and sends what is printed to the script's context."""

import ast
import builtins
import contextvars
import io
import sys
import types

_streams = contextvars.ContextVar("sanca_script_streams", default=None)


class _Output(io.TextIOBase):
    """Stands in for sys.stdout or sys.stderr: writes to the running script's writer, else to the stream that was there."""

    def __init__(self, name):
        self._name = name
        self._original = getattr(sys, name)

    def _writer(self):
        streams = _streams.get()
        return None if streams is None else streams[self._name]

    @property
    def encoding(self):
        return "utf-8" if self._writer() else self._original.encoding

    @property
    def errors(self):
        return "strict" if self._writer() else self._original.errors

    def writable(self):
        return True

    def isatty(self):
        return False if self._writer() else self._original.isatty()

    def fileno(self):
        if self._writer():
            raise io.UnsupportedOperation("fileno")
        return self._original.fileno()

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        writer = self._writer()
        if writer is None:
            return self._original.write(text)
        writer(text)
        return len(text)

    def flush(self):
        writer = self._writer()
        if writer is None:
            self._original.flush()
        else:
            _streams.get()["flush_" + self._name]()


class _Input(io.TextIOBase):
    """Stands in for sys.stdin."""

    def __init__(self):
        self._original = sys.stdin

    def readable(self):
        return True

    def readline(self, size=-1):
        streams = _streams.get()
        if streams is None:
            return self._original.readline(size)
        return streams["stdin"](size)

    def read(self, size=-1):
        if _streams.get() is None:
            return self._original.read(size)
        return "".join(self)


def install():
    """Replaces the standard streams, once for each interpreter."""
    for name in ("stdout", "stderr"):
        if not isinstance(getattr(sys, name), _Output):
            setattr(sys, name, _Output(name))
    if not isinstance(sys.stdin, _Input):
        sys.stdin = _Input()


def new_globals():
    """The namespace of an engine: like that of __main__."""
    module = types.ModuleType("__main__")
    namespace = module.__dict__
    namespace["__builtins__"] = builtins
    return namespace


def compile_script(source, filename):
    """Compiles a script in two parts: statements, and the expression at its end, whose value is the script's."""
    tree = ast.parse(source, filename)
    value = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        expression = ast.Expression(tree.body.pop().value)
        value = compile(expression, filename, "eval")
    return compile(tree, filename, "exec"), value


def run(script, namespace, streams):
    """Runs a compiled script; gives the value of the expression at its end, or None."""
    statements, value = script
    context = contextvars.copy_context()
    return context.run(_run, statements, value, namespace, streams)


def _run(statements, value, namespace, streams):
    _streams.set(streams)
    try:
        exec(statements, namespace)
        return None if value is None else eval(value, namespace)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def call(function, arguments, streams):
    """Calls a function with the script's streams."""
    context = contextvars.copy_context()
    return context.run(_call, function, arguments, streams)


def _call(function, arguments, streams):
    _streams.set(streams)
    try:
        return function(*arguments)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


class Functions:
    """An engine's functions as an object's methods, for getInterface."""

    def __init__(self, namespace):
        self.__dict__ = namespace


def line_of(exception, filename):
    """The line in the script that an exception came from: (line, column), -1 for unknown."""
    if isinstance(exception, SyntaxError) and exception.filename == filename:
        return exception.lineno or -1, exception.offset or -1
    line = -1
    traceback = exception.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == filename:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line, -1
