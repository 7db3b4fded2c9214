"""Functions: wrong calls get the errors of functions written in Python; values arrive as they left."""
import inspect
import itertools
import sys
import unittest

import calls


# What the Java functions of the same names look like in Python.
def none(): pass
def one(x): pass
def three(x, y, z): pass
def defaults(x, y=2, z=3): pass
def positional_only(x, y, /, z): pass
def keyword_only(x, *, yonder, z=3): pass
def all_keyword_only(*, first, second, third): pass
def variable(x, *rest, flag=0): pass
def everything(x, /, y=7, *rest, z='a', **others): pass
def named(lambda_, camel_case): pass


TWINS = [none, one, three, defaults, positional_only, keyword_only, all_keyword_only, variable, named]


def outcome(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as e:
        return str(e)
    return 'no error'


class WrongCalls(unittest.TestCase):
    def test_errors_are_word_for_word_those_of_python_functions(self):
        keywords = ['x', 'y', 'z', 'yonde', 'yonder', 'first', 'secnd', 'second', 'flag', 'Lambda_', 'camel_case', 'camelCase']
        calls_made = errors = 0
        for twin in TWINS:
            for count in range(6):
                for size in range(4):
                    for names in itertools.combinations(keywords, size):
                        args, kwargs = (1,) * count, dict.fromkeys(names, 1)
                        expected = outcome(twin, args, kwargs)
                        actual = outcome(getattr(calls, twin.__name__), args, kwargs)
                        calls_made += 1
                        errors += expected != 'no error'
                        self.assertEqual(actual, expected, f'{twin.__name__}(*{args}, **{kwargs})')
        self.assertGreater(errors, 10000)
        self.assertGreater(calls_made - errors, 30)

    def test_keywords_in_another_order(self):
        for names in itertools.permutations(['x', 'y', 'z', 'w']):
            kwargs = dict.fromkeys(names, 1)
            self.assertEqual(outcome(calls.positional_only, (), kwargs), outcome(positional_only, (), kwargs))

    def test_surplus_with_everything(self):
        for args, kwargs in [((), {}), ((), {'x': 1}), ((1, 2), {'y': 1}), ((), {'y': 1, 'x': 2})]:
            self.assertEqual(outcome(calls.everything, args, kwargs), outcome(everything, args, kwargs))

    def test_arguments_reach_their_parameters(self):
        self.assertEqual(calls.none(), 'none')
        self.assertEqual(calls.three(1, z=3, y=2), 'x=1 y=2 z=3')
        self.assertEqual(calls.defaults(1), 'x=1 y=2 z=3')
        self.assertEqual(calls.defaults(1, z=9), 'x=1 y=2 z=9')
        self.assertEqual(calls.defaults(z=9, x=5), 'x=5 y=2 z=9')
        self.assertEqual(calls.positional_only(1, 2, z=3), 'x=1 y=2 z=3')
        self.assertEqual(calls.keyword_only(1, yonder=2), 'x=1 yonder=2 z=3')
        self.assertEqual(calls.all_keyword_only(third=3, second=2, first=1), 'first=1 second=2 third=3')
        self.assertEqual(calls.variable(1), 'x=1 rest=[] flag=0')
        self.assertEqual(calls.variable(1, 2, 3, flag=4), 'x=1 rest=[2, 3] flag=4')
        self.assertEqual(calls.everything(1), 'x=1 y=7 rest=[] z=a others={}')
        self.assertEqual(calls.everything(1, 2, 3, 4, z='q', x='r', b='s'), 'x=1 y=2 rest=[3, 4] z=q others={x=r, b=s}')
        self.assertEqual(calls.named(camel_case=2, lambda_=1), 'lambda_=1 camel_case=2')
        name = ''.join(['yon', 'der'])  # not the interned one
        self.assertEqual(calls.keyword_only(1, **{name: 2}), 'x=1 yonder=2 z=3')

    def test_wrong_types_name_the_argument(self):
        def message(function, *args, **kwargs):
            with self.assertRaises(TypeError) as caught:
                function(*args, **kwargs)
            return str(caught.exception)
        self.assertEqual(message(calls.three, 1, z=None, y=2), "three() argument 'z' must be int, not None")
        self.assertEqual(message(calls.variable, 1, 2, 'a'), "variable() argument 3 must be int, not str")
        self.assertEqual(message(calls.everything, 1, 2, 3, what=4), "everything() argument 'what' must be str, not int")
        self.assertEqual(message(calls.booleans, 1), "booleans() argument 'x' must be bool, not int")
        self.assertEqual(message(calls.strings, b''), "strings() argument 'x' must be str, not bytes")
        self.assertEqual(message(calls.binary, 'a'), "binary() argument 'x' must be bytes, not str")
        self.assertEqual(message(calls.longs, 1.0), "longs() argument 'x' must be int, not float")
        self.assertEqual(message(calls.doubles, '1'), "doubles() argument 'x' must be float, not str")
        self.assertEqual(message(calls.chars, 'ab'), "chars() argument 'x' must be a str of one character up to U+FFFF, not one of length 2")
        self.assertEqual(message(calls.chars, '\U0001f600'),
                         "chars() argument 'x' must be a str of one character up to U+FFFF, not one of length 1 beyond U+FFFF")


class Values(unittest.TestCase):
    def test_integers_at_their_limits(self):
        for function, bits in (calls.bytes8, 8), (calls.shorts, 16), (calls.ints, 32), (calls.longs, 64):
            least, most = -2 ** (bits - 1), 2 ** (bits - 1) - 1
            for value in least, least + 1, -1, 0, 1, most - 1, most, 2 ** 30 % (most + 1):
                self.assertEqual(function(value), value)
            for value in least - 1, most + 1, 2 ** 63, -2 ** 63 - 1, 10 ** 30:
                with self.assertRaises(OverflowError) as caught:
                    function(value)
                self.assertIn(str(value), str(caught.exception))
        with self.assertRaisesRegex(OverflowError, 'digits'):
            calls.longs(10 ** 6000)

    def test_what_has_index_is_an_integer(self):
        class Seven:
            def __index__(self): return 7
        class Fails:
            def __index__(self): raise KeyError('no')
        self.assertEqual(calls.longs(Seven()), 7)
        self.assertEqual(calls.longs(True), 1)
        self.assertRaises(KeyError, calls.longs, Fails())

    def test_floats(self):
        class Half:
            def __float__(self): return 0.5
        inf, nan = float('inf'), float('nan')
        for value in 0.0, -0.0, 1.5, inf, -inf, 5e-324, sys.float_info.max:
            self.assertEqual(repr(calls.doubles(value)), repr(value))
        self.assertNotEqual(calls.doubles(nan), calls.doubles(nan))
        self.assertEqual(calls.doubles(3), 3.0)
        self.assertEqual(calls.doubles(Half()), 0.5)
        self.assertEqual(calls.floats(0.5), 0.5)
        self.assertEqual(calls.floats(inf), inf)
        self.assertRaises(OverflowError, calls.floats, 1e39)
        self.assertRaises(OverflowError, calls.doubles, 10 ** 400)

    def test_text_arrives_as_it_left(self):
        class Sub(str):
            pass
        for text in ('', 'a', 'é', '\xff', '\u0100', 'a\0b', '\ud800', '\udfff\ud800', '\U0001f600', 'a\U0010ffff\ud83d', '€' * 1000, 'x' * 100000,
                     Sub('sub')):
            back = calls.strings(text)
            self.assertEqual(back, text)
            self.assertEqual(hash(back), hash(str(text)))
            self.assertIs(type(back), str)
        for char in 'a', '\0', 'é', '€', '\ud800':
            self.assertEqual(calls.chars(char), char)

    def test_bytes_of_all_kinds(self):
        for data in b'', b'\0\xff', bytes(range(256)), bytearray(b'abc'), memoryview(b'abcdef')[::2], memoryview(b'xyz'):
            self.assertEqual(calls.binary(data), bytes(data))
            self.assertIs(type(calls.binary(data)), bytes)

    def test_bool_and_none(self):
        self.assertIs(calls.booleans(True), False)
        self.assertIs(calls.booleans(False), True)
        self.assertIsNone(calls.boxed(None))
        self.assertIsNone(calls.boxed())
        self.assertEqual(calls.boxed(1), 2)
        self.assertIsNone(calls.nullable())
        self.assertEqual(calls.nullable('a'), 'a')
        self.assertRaises(TypeError, calls.strings, None)

    def test_released_functions(self):
        self.assertEqual(calls.released(1), 2)
        self.assertRaises(OSError, calls.released_throwing)
        with self.assertRaises(ValueError) as caught:
            calls.throwing('a\ud800\0')
        self.assertIn('a\ud800\0', str(caught.exception))


class Overloads(unittest.TestCase):
    def test_the_one_that_fits_is_called(self):
        class Half:
            def __float__(self): return 0.5
        self.assertEqual(calls.which(1), 'long 1')
        self.assertEqual(calls.which(True), 'boolean true')
        self.assertEqual(calls.which(1.0), 'double 1.0')
        self.assertEqual(calls.which(Half()), 'double 0.5')
        self.assertEqual(calls.which(2 ** 70), 'double 1.1805916207174113E21')
        self.assertEqual(calls.which('a'), 'String a')
        self.assertEqual(calls.which(x='a', times=2), 'String aa')
        self.assertEqual(calls.which(x=3), 'long 3')
        self.assertEqual(calls.which(), 'nothing')
        self.assertEqual(calls.which(b'ab'), 'bytes 2')

    def test_none_fits(self):
        with self.assertRaises(TypeError) as caught:
            calls.which(1, None, z=3)
        self.assertEqual(str(caught.exception).splitlines(), [
            'which() takes no such arguments as (int, None, z=int); it can be called as',
            '    which() -> str', '    which(x: bool) -> str', '    which(x: int) -> str', '    which(x: float) -> str',
            '    which(x: bytes | bytearray | memoryview) -> str', '    which(x: str, times: int = 1) -> str'])

    def test_what_the_method_throws_is_not_taken_for_a_mismatch(self):
        with self.assertRaises(ValueError) as caught:
            calls.which(b'')
        self.assertIn('empty', str(caught.exception))
        class Fails:
            def __index__(self): raise KeyError('mine')
            __float__ = __index__
        self.assertRaises(KeyError, calls.which, Fails())


class Introspection(unittest.TestCase):
    def test_signatures(self):
        for twin in TWINS + [everything]:
            self.assertEqual(str(inspect.signature(getattr(calls, twin.__name__))), str(inspect.signature(twin)))

    def test_docstring_comes_from_javadoc(self):
        self.assertEqual(calls.count.__doc__, 'Counts bytes & more: a < b.\n\nSee none().\n\nArgs:\n    data: the bytes\n'
                         '    strict: whether to be strict\n\nReturns:\n    how many')
        self.assertEqual(str(inspect.signature(calls.count)), "(data=b'ab', *, strict=False)")
        self.assertEqual(calls.count(), 2)
        self.assertEqual(calls.count(strict=True, data=b'abc'), -3)

    def test_module(self):
        self.assertEqual(calls.__doc__, 'All kinds of parameters, and the conversions that the glue makes itself.')
        self.assertEqual(calls.LIMIT, 2 ** 40)
        self.assertEqual(calls.GREETING, 'grüß dich \U0001f600')
        self.assertEqual(calls.started(), 'yes')
        self.assertEqual(calls.none.__module__, 'calls')


unittest.main(verbosity=0)
