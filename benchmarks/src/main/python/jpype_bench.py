"""The rows over JPype: Java methods called directly, Python functions behind JPype's proxies."""

import os

import jpype

# Debian puts JPype's own jar here and leaves it to the user to name it.
_CLASS_PATH = ["/usr/share/java/org.jpype.jar", os.environ["BENCH_CLASSES"]]
_FLAG = "--enable-native-access=ALL-UNNAMED"
jpype.startJVM(os.environ["BENCH_LIBJVM"], _FLAG, classpath=_CLASS_PATH, convertStrings=True)

_java = jpype.JClass("dev.sanca.benchmarks.jpype.JPypeFunctions")

noop = _java.noop
add = _java.add
add_float = _java.addFloat
length = _java.length
identity = _java.identity
fail = throw = _java.fail
Point = _java


def keyword(a, b):
    """Methods of Java take no keywords in JPype: whoever wants them writes this."""
    return _java.add(a, b)


def endless():
    return iter(_java.endless())


def make_lambda():
    """Objects of Java's functional interfaces can't be called, their methods can."""
    return _java.makeLambda().applyAsLong


FAILURE = jpype.JClass("java.lang.IllegalArgumentException")


def _loop(method, interface):
    def run(target, n):
        return method(jpype.JProxy(interface, inst=None, dict={_METHODS[interface]: target}), n)
    return run


_METHODS = {
    "java.util.function.LongBinaryOperator": "applyAsLong",
    "java.util.function.IntUnaryOperator": "applyAsInt",
    "java.lang.Runnable": "run",
}

loop_function = _loop(_java.loopFunction, "java.util.function.LongBinaryOperator")
loop_callback = loop_callback_vector = _loop(_java.loopCallback, "java.util.function.IntUnaryOperator")
loop_catch = _loop(_java.loopCatch, "java.lang.Runnable")
