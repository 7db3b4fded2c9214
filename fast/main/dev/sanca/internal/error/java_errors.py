"""The Python side of Java exceptions: run once in each interpreter, with `read` given, a function of Java."""

import errno
import os
import sys
import types


class Lazy:
    """An attribute that is computed at its first use and kept in the instance from then on."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = read(instance, self.name)
        if value is None:
            raise AttributeError(f"{owner.__name__!r} object has no attribute {self.name!r}")
        instance.__dict__[self.name] = value
        return value


class Throwable(Exception):
    """What Java throws. The classes of Java exceptions have Java's hierarchy, and the Python classes they correspond to, as bases."""

    __module__ = "java.lang"
    java_class = "java.lang.Throwable"
    __notes__ = Lazy("__notes__")

    @property
    def message(self):
        """What getMessage() gives; None if there is no message."""
        return read(self, "message")

    @property
    def suppressed(self):
        """What getSuppressed() gives, as a list of exceptions."""
        return read(self, "suppressed") or []

    @property
    def java_stack_trace(self):
        """What printStackTrace() prints; None for an exception that never was in Java."""
        return read(self, "java_stack_trace")

    def __reduce__(self):
        """Copied to where Java may not be, it is of the nearest class that is not Java's."""
        natural = next(cls for cls in type(self).__mro__ if not hasattr(cls, "java_class"))
        text = str(self)
        return natural, (self.java_class + (": " if text else "") + text,)


def make(name, qualname, module, java_class, bases):
    attributes = {"__module__": module, "__qualname__": qualname, "__doc__": f"Java's {java_class}.", "java_class": java_class}
    try:
        return type(name, bases, attributes)
    except TypeError:  # the bases cannot be combined
        return type(name, bases[:1], attributes)


def describe(exception, symbol, reason, filename, filename2):
    """Fills in what only an OSError has, if it is known which error it was."""
    code = getattr(errno, symbol, None) if symbol else None
    if code is None:
        code = next((code for code in errno.errorcode if os.strerror(code) == reason), None)
    if code is not None:
        exception.errno = code
        exception.strerror = os.strerror(code)
        if filename is not None:
            exception.filename = filename
        if filename2 is not None:
            exception.filename2 = filename2


java_globals = {"__name__": "java", "current": sys._getframe}
template = compile("current()", "java", "eval")
has_qualname = hasattr(template, "co_qualname")


def extend(exception, frames):
    """Adds calls of Java methods to the traceback: files, names and lines, the innermost first."""
    traceback = exception.__traceback__
    for file, name, line in frames:
        names = {"co_name": name, "co_qualname": name} if has_qualname else {"co_name": name}
        code = template.replace(co_filename=file, co_firstlineno=line, **names)
        traceback = types.TracebackType(traceback, eval(code, java_globals), -1, line)
    exception.__traceback__ = traceback
