"""A module imported several times, and in several interpreters."""
import gc
import sys
import unittest
import weakref

import small

try:
    import _interpreters as interpreters  # 3.13
except ImportError:
    try:
        import _xxsubinterpreters as interpreters
    except ImportError:
        interpreters = None

USE = '''
import small
assert small.Box(3).open() == 3
assert small.shared().open() == 9
assert small.shared() is small.shared()
assert type(small.shared()) is small.Box
assert small.other(small.Size.SMALL) is small.Size.LARGE
try:
    small.Box(-1).open()
except small.BoxException as e:
    assert e.args == ()
else:
    assert False
'''


class Lives(unittest.TestCase):
    def test_modules_go(self):
        original = sys.modules['small']
        inits, cleanups = small.inits(), small.cleanups()
        references = []
        try:
            for _ in range(5):
                del sys.modules['small']
                exec(USE, {})
                references.append(weakref.ref(sys.modules['small']))
                references.append(weakref.ref(sys.modules['small'].Box))
            del sys.modules['small']
            for _ in range(3):
                gc.collect()
            self.assertEqual([r() for r in references], [None] * 10)
        finally:
            sys.modules['small'] = original
        self.assertEqual(small.inits() - inits, 5)
        self.assertEqual(small.cleanups() - cleanups, 5)
        exec(USE, {})

    def test_old_and_new_instances(self):
        original = sys.modules['small']
        try:
            del sys.modules['small']
            import small as again
            self.assertIsNot(again.Box, original.Box)
            self.assertIs(again.other(original.Size.SMALL), again.Size.LARGE)
            self.assertIsInstance(original.shared(), again.Box)
        finally:
            sys.modules['small'] = original
            del again
            gc.collect()

    def test_java_objects_live_as_long_as_python_needs_them(self):
        box = small.Box(5)
        self.assertFalse(small.last_is_gone())
        del box
        self.assertTrue(small.last_is_gone())
        box = small.Box(6)
        box.__init__(7)
        self.assertFalse(small.last_is_gone())
        self.assertEqual(box.open(), 7)
        del box
        self.assertTrue(small.last_is_gone())

    @unittest.skipUnless(interpreters, 'this Python has no module for sub-interpreters')
    def test_sub_interpreters(self):
        before = small.shared()
        inits, cleanups = small.inits(), small.cleanups()
        for _ in range(3):
            one, two = interpreters.create(), interpreters.create()
            for _ in range(2):
                for each in one, two:
                    failed = interpreters.run_string(each, USE)
                    self.assertIsNone(failed, failed)
                exec(USE, {})
            interpreters.destroy(one)
            interpreters.run_string(two, USE)
            interpreters.destroy(two)
        self.assertIs(small.shared(), before)
        self.assertEqual(small.inits() - inits, 6)
        self.assertEqual(small.cleanups() - cleanups, 6)


unittest.main(verbosity=0)
