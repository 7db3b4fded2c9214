import sys
import unittest

import calls


class Conventions:
    def test_noargs(self):
        self.assertIs(self.it.noargs(), True)
        with self.assertRaisesRegex(TypeError, r"noargs\(\) takes no arguments \(1 given\)"):
            self.it.noargs(1)
        with self.assertRaisesRegex(TypeError, r"noargs\(\) takes no keyword arguments"):
            self.it.noargs(a=1)

    def test_o(self):
        thing = object()
        self.assertIs(self.it.o(thing), thing)
        with self.assertRaisesRegex(TypeError, r"o\(\) takes exactly one argument \(0 given\)"):
            self.it.o()
        with self.assertRaisesRegex(TypeError, r"o\(\) takes exactly one argument \(2 given\)"):
            self.it.o(1, 2)

    def test_varargs(self):
        self.assertEqual(self.it.varargs(), ())
        self.assertEqual(self.it.varargs(1, "two", None), (1, "two", None))
        with self.assertRaisesRegex(TypeError, r"varargs\(\) takes no keyword arguments"):
            self.it.varargs(a=1)

    def test_keywords(self):
        self.assertEqual(self.it.keywords(1), ((1,), None))
        self.assertEqual(self.it.keywords(1, b=2, c=3), ((1,), {"b": 2, "c": 3}))

    def test_fast(self):
        self.assertEqual(self.it.fast(), ())
        self.assertEqual(self.it.fast(1, 2, 3), (1, 2, 3))
        self.assertEqual(self.it.fast(*range(1000)), tuple(range(1000)))
        with self.assertRaisesRegex(TypeError, r"fast\(\) takes no keyword arguments"):
            self.it.fast(a=1)

    def test_fast_keywords(self):
        self.assertEqual(self.it.fast_keywords(), ((), None))
        self.assertEqual(self.it.fast_keywords(1, 2), ((1, 2), None))
        self.assertEqual(self.it.fast_keywords(1, b=2, c=3), ((1, 2, 3), ("b", "c")))
        self.assertEqual(self.it.fast_keywords(*[1], **{"ä": 2}), ((1, 2), ("ä",)))

    def test_self(self):
        self.assertIs(self.it.me(), self.it)

    def test_arguments_are_borrowed(self):
        thing = object()
        count = sys.getrefcount(thing)
        for f in self.it.o, self.it.varargs, self.it.keywords, self.it.fast, self.it.fast_keywords:
            for _ in range(100):
                f(thing)
        self.assertEqual(sys.getrefcount(thing), count)


class OfModule(Conventions, unittest.TestCase):
    it = calls

    def test_docstrings(self):
        self.assertEqual(calls.__doc__, "All calling conventions.")
        self.assertEqual(calls.o.__doc__, "Takes one.")
        self.assertEqual(calls.o.__text_signature__, "($module, arg, /)")
        self.assertIsNone(calls.varargs.__doc__)

    def test_null_without_error(self):
        with self.assertRaisesRegex(SystemError, "returned NULL without setting an exception"):
            calls.null_without_error()

    def test_result_with_error(self):
        with self.assertRaisesRegex(SystemError, "returned a result with an exception set") as caught:
            calls.result_with_error()
        self.assertIsInstance(caught.exception.__cause__, ValueError)


class OfType(Conventions, unittest.TestCase):
    it = calls.Thing()

    def test_class_method(self):
        class Sub(calls.Thing):
            pass

        self.assertIs(calls.Thing.of_class(), calls.Thing)
        self.assertIs(Sub.of_class(), Sub)
        self.assertIs(Sub().of_class(), Sub)
        self.assertIs(Sub.of_class_fast(1, 2), Sub)

    def test_static_method(self):
        self.assertIs(calls.Thing.of_none(), True)
        self.assertIs(calls.Thing().of_none(), True)

    def test_defining_class(self):
        class Sub(calls.Thing):
            pass

        self.assertEqual(Sub().defining(1, b=2), (calls.Thing, ((1, 2), ("b",))))

    def test_coexist(self):
        thing = object()
        self.assertIn(thing, calls.Thing())
        self.assertIs(calls.Thing().__contains__(thing), thing)
        self.assertEqual(calls.Thing.__contains__.__doc__, "The method, not the slot.")

    def test_wrong_self(self):
        with self.assertRaisesRegex(TypeError, "descriptor 'o' for 'calls.Thing' objects doesn't apply to a 'int' object"):
            calls.Thing.o(1, 2)


unittest.main(argv=["calls_test"], verbosity=0)
