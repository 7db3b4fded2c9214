"""Drives the modules spam, keywdarg and client, which are written in Java, and writes down what they do."""

import functools
import gc
import sys
import weakref

import client
import keywdarg
import spam

failures = 0


def section(title):
    print()
    print(title)


def show(expression, expected):
    """Evaluates an expression and writes it down with its value, or with the exception that it raised."""
    global failures
    try:
        outcome = repr(eval(expression, globals()))
    except Exception as error:
        outcome = f"{type(error).__name__}: {error}"
    print(f"    {expression:<58} {outcome}")
    if outcome != expected:
        print(f"    WRONG: expected {expected}")
        failures += 1


def double(n):
    return 2 * n


def hello():
    return "hello"


class Counter:
    """Has a method to be called, and can be called itself."""

    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

    def __call__(self, n):
        return f"called with {n}"


def run():
    print(f"The module spam, written in Java, in Python {sys.version_info.major}.{sys.version_info.minor}")
    a_simple_example()
    callbacks()
    callbacks_that_raise()
    what_is_no_callback()
    replacing_and_clearing()
    other_calls()
    keyword_parameters()
    a_c_api()


def a_simple_example():
    section("Running a command of the operating system")
    sys.stdout.flush()  # the command writes to the same output
    show("spam.system('echo \"    this line is written by the shell\"')", "0")
    show("spam.system('exit 3')", "3")
    show("spam.system()", "TypeError: function takes exactly 1 argument (0 given)")
    show("spam.system(42)", "TypeError: argument 1 must be str, not int")
    show("spam.system('a\\0b')", "ValueError: embedded null character")


def callbacks():
    section("Callbacks of every kind")
    show("spam.set_callback(double)", "None")
    show("spam.fire(21)", "'42'")
    show("spam.set_callback(lambda n: n * n)", "None")
    show("spam.fire(12)", "'144'")
    globals()["counter"] = Counter()
    show("spam.set_callback(counter.add)", "None")
    show("spam.fire(3), spam.fire(4)", "('3', '7')")
    show("spam.set_callback(functools.partial(pow, 2))", "None")
    show("spam.fire(10)", "'1024'")
    show("spam.set_callback(hex)", "None")
    show("spam.fire(255)", "'0xff'")
    globals()["heard"] = []
    show("spam.set_callback(heard.append)", "None")
    show("spam.fire(7), heard", "('None', [7])")
    show("spam.set_callback(counter)", "None")
    show("spam.fire(5)", "'called with 5'")
    show("spam.set_callback(range)", "None")
    show("spam.fire(5)", "'range(0, 5)'")


def callbacks_that_raise():
    section("Callbacks that raise")
    show("spam.set_callback(lambda n: 1 / n)", "None")
    show("spam.fire(0)", "ZeroDivisionError: division by zero")
    show("spam.fire(2)", "'0.5'")
    show("spam.set_callback({}.__getitem__)", "None")
    show("spam.fire(8)", "KeyError: 8")
    show("spam.set_callback(hello)", "None")
    show("spam.fire(1)", "TypeError: hello() takes 0 positional arguments but 1 was given")
    show("spam.set_callback(hex), spam.fire(16)", "(None, '0x10')")


def what_is_no_callback():
    section("What is no callback is refused, and the one there was stays")
    show("spam.set_callback(42)", "TypeError: parameter must be callable")
    show("spam.set_callback(None)", "TypeError: parameter must be callable")
    show("spam.set_callback('double')", "TypeError: parameter must be callable")
    show("spam.set_callback()", "TypeError: set_callback() takes exactly 1 argument (0 given)")
    show("spam.set_callback(hex, oct)", "TypeError: set_callback() takes exactly 1 argument (2 given)")
    show("spam.fire(17)", "'0x11'")
    show("spam.fire('17')", "TypeError: 'str' object cannot be interpreted as an integer")
    show("spam.fire(2**31)", "OverflowError: signed integer is greater than maximum")


def replacing_and_clearing():
    section("Replacing and clearing it")
    globals()["old"] = weakref.ref(use_as_callback(Counter()))
    show("type(old()).__name__", "'Counter'")
    show("spam.set_callback(hex)", "None")
    gc.collect()
    show("old()", "None")
    globals()["old"] = weakref.ref(use_as_callback(Counter()))
    show("spam.clear_callback()", "None")
    gc.collect()
    show("old()", "None")
    show("spam.clear_callback()", "None")
    show("spam.fire(1)", "SpamError: there is no callback to call")


def use_as_callback(function):
    spam.set_callback(function)
    return function


def other_calls():
    section("Calls without arguments, and with keywords")
    show("spam.call(hello)", "'hello'")
    show("spam.call(dict)", "{}")
    show("spam.call(double)", "TypeError: double() missing 1 required positional argument: 'n'")
    show("spam.set_callback(dict)", "None")
    show("spam.fire_keyword('eggs', 2)", "\"{'eggs': 2}\"")
    show("spam.set_callback(double)", "None")
    show("spam.fire_keyword('n', 4)", "'8'")
    show("spam.fire_keyword('m', 4)", "TypeError: double() got an unexpected keyword argument 'm'")


def keyword_parameters():
    section("Parameters with keywords")
    show("keywdarg.parrot(240)", "'a stiff Norwegian Blue, 240 volts: voom'")
    show("keywdarg.parrot(voltage=5)", "'a stiff Norwegian Blue, 5 volts: voom'")
    show("keywdarg.parrot(9, state='resting')", "'a resting Norwegian Blue, 9 volts: voom'")
    show("keywdarg.parrot(1, 'bored', 'squawk', 'Macaw')", "'a bored Macaw, 1 volts: squawk'")
    show("keywdarg.parrot(type='Kea', action='bite', voltage=3)", "'a stiff Kea, 3 volts: bite'")
    show("keywdarg.parrot()", "TypeError: parrot() missing required argument 'voltage' (pos 1)")
    show("keywdarg.parrot('5')", "TypeError: 'str' object cannot be interpreted as an integer")
    show("keywdarg.parrot(5, voltage=6)", "TypeError: argument for parrot() given by name ('voltage') and position (1)")


def a_c_api():
    section("A C API in a capsule, and a module that uses it")
    show("spam._C_API.__class__.__name__", "'PyCapsule'")
    show("client.system('exit 4')", "4")
    show("client.system()", "TypeError: function takes exactly 1 argument (0 given)")


run()
spam.set_callback(Counter().add)  # Java fires it when this script is over
sys.exit(failures and f"{failures} of the lines above are wrong")
