"""Python modules written in Java, and Java libraries, in any CPython from 3.10 on.

A module that is written in Java is imported as any other. The first one starts a Java virtual machine (JVM) in the process, which
all of them share; a JDK 25 or newer must be on the machine, or come with a wheel. `python -m sanca` says which Java is found.

    import sanca
    sanca.configure(options=["-Xmx2g"])    # only if the standard settings do not do; before the first module is imported

Environment variables:

    SANCA_JAVA_HOME     the JDK to use, and no other
    SANCA_JAVA_OPTIONS  more options of the JVM, separated by blanks, quoted as in a shell
    SANCA_CACHE         the folder of the cache that makes the JVM start faster; "off" for none

Signals stay Python's: Ctrl-C raises KeyboardInterrupt, and faulthandler works. Java's shutdown hooks run when Python ends. A process
that was forked from one with a JVM cannot use Java: have `multiprocessing` spawn.
"""

from sanca._config import configure
from sanca._errors import ForkedProcessError, JavaNotFoundError, JvmStartError
from sanca._modules import load_module
from sanca._process import is_running, start

__all__ = [
    "ForkedProcessError",
    "JavaNotFoundError",
    "JvmStartError",
    "configure",
    "is_running",
    "load_module",
    "start",
]
