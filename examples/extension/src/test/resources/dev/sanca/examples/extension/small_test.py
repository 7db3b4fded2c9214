"""A module imported several times, and in several interpreters."""
import gc
import importlib.util
import pickle
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
assert [size.is_large() for size in small.Size] == [False, True]
try:
    small.Box(-1).open()
except small.BoxException as e:
    assert e.args == ()
else:
    assert False
import small.parts.tiny as tiny
from small.parts import lids, tiny as same
assert tiny is same is small.parts.tiny
assert tiny.nail(3) == tiny.Nail(3) and lids() > 0
try:
    tiny.nail(-1)
except tiny.NailException as e:
    assert e.args == ('too short',)
else:
    assert False
'''


def imported():
    """The module and those inside it, as sys.modules has them."""
    return {name: module for name, module in sys.modules.items() if name.partition('.')[0] == 'small'}


class Submodules(unittest.TestCase):
    def test_they_are_imported_as_modules_are(self):
        import small.parts
        from small.parts.tiny import Nail
        self.assertIs(importlib.import_module('small.parts.tiny').Nail, Nail)
        self.assertRaises(ModuleNotFoundError, importlib.import_module, 'small.nothing')
        self.assertRaises(ModuleNotFoundError, importlib.import_module, 'small.parts.tiny.nothing')

    def test_they_know_what_they_are(self):
        parts, tiny = small.parts, small.parts.tiny
        self.assertEqual((parts.__name__, parts.__package__, parts.__path__), ('small.parts', 'small.parts', []))
        self.assertEqual((tiny.__name__, tiny.__package__), ('small.parts.tiny', 'small.parts'))
        self.assertFalse(hasattr(tiny, '__path__'))
        self.assertEqual((small.__package__, small.__path__, small.__spec__.parent), ('small', [], 'small'))
        for module in parts, tiny:
            self.assertIs(importlib.util.find_spec(module.__name__), module.__spec__)
            self.assertEqual(module.__spec__.name, module.__name__)
            self.assertEqual(module.__spec__.parent, module.__package__)
            self.assertEqual(repr(module), f"<module '{module.__name__}' (built-in)>")
        self.assertEqual(parts.__doc__, 'What boxes are made of.')
        self.assertEqual((tiny.Nail.__module__, tiny.Nail.__qualname__, tiny.NailException.__module__),
                         ('small.parts.tiny', 'Nail', 'small.parts.tiny'))
        self.assertEqual(tiny.SCREWS, 4)

    def test_what_is_in_them_is_found_by_name(self):
        nail = small.parts.tiny.Nail(3)
        self.assertEqual(pickle.loads(pickle.dumps(nail)), nail)
        self.assertIs(pickle.loads(pickle.dumps(small.parts.tiny.nail)), small.parts.tiny.nail)
        self.assertEqual(small.parts.lids.__module__, 'small.parts')

    def test_one_that_fails_fails_the_import(self):
        original = imported()
        try:
            del sys.modules['small'], sys.modules['small.brittle']
            small.set_brittle(True)
            with self.assertRaisesRegex(RuntimeError, 'broken'):
                import small as _
            self.assertNotIn('small', sys.modules)
            self.assertNotIn('small.brittle', sys.modules)
            self.assertIsNot(sys.modules['small.parts'], original['small.parts'])
        finally:
            small.set_brittle(False)
            sys.modules.update(original)


class Errors(unittest.TestCase):
    """An exception of the module is one thing on both sides."""

    def test_python_catches_it_with_its_cause(self):
        with self.assertRaises(small.BoxException) as caught:
            small.fail('broken')
        self.assertEqual(caught.exception.args, ('broken',))
        self.assertIs(type(caught.exception), small.BoxException)
        self.assertIsInstance(caught.exception.__cause__, ValueError)
        self.assertEqual(str(caught.exception.__cause__), 'inner')

    def test_java_gets_back_what_it_threw(self):
        self.assertEqual(small.round_trip(lambda: small.fail('broken')), 'BoxException broken true')
        kept = []

        def keep():
            try:
                small.fail('kept')
            except small.BoxException as error:
                kept.append(error)
                raise
        self.assertEqual(small.round_trip(keep), 'BoxException kept true')

        def again():
            raise kept[0]
        self.assertEqual(small.round_trip(again), 'BoxException kept true')

    def test_what_python_raises_is_one_for_java(self):
        class Special(small.BoxException): pass

        def special():
            raise Special('own')
        self.assertEqual(small.round_trip(lambda: small.Box(-1).open() and ''), 'BoxException null false')
        self.assertEqual(small.round_trip(special), 'BoxException own false')
        with self.assertRaises(Special):
            small.passing(special)
        with self.assertRaisesRegex(small.BoxException, 'broken'):
            small.passing(lambda: small.fail('broken'))

    def test_nothing_is_left_of_them(self):
        def action():
            small.round_trip(lambda: small.fail('x'))
            try:
                small.fail('y')
            except small.BoxException:
                pass
        for _ in range(200):
            action()
        small.last_is_gone()
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(500):
            action()
        for _ in range(10):
            small.last_is_gone()
            action()
        gc.collect()
        self.assertLess(sys.getallocatedblocks() - before, 400)


class Lives(unittest.TestCase):
    def test_modules_go(self):
        gc.collect()
        original = imported()
        inits, cleanups, lids = small.inits(), small.cleanups(), small.parts.lids()
        references = []
        try:
            for _ in range(5):
                for name in original:
                    del sys.modules[name]
                exec(USE, {})
                references.append(weakref.ref(sys.modules['small'].Size.LARGE))
                references.append(weakref.ref(sys.modules['small'].Size.__mro__[1]))
                references.append(weakref.ref(sys.modules['small.parts']))
                references.append(weakref.ref(sys.modules['small.parts.tiny'].Nail))
                references.append(weakref.ref(sys.modules['small']))
                references.append(weakref.ref(sys.modules['small'].Box))
            for name in original:
                del sys.modules[name]
            for _ in range(3):
                gc.collect()
            self.assertEqual([r() for r in references], [None] * 30)
        finally:
            sys.modules.update(original)
        self.assertEqual(small.parts.lids(), lids)
        self.assertEqual(small.inits() - inits, 5)
        self.assertEqual(small.cleanups() - cleanups, 5)
        exec(USE, {})

    def test_old_and_new_instances(self):
        original = imported()
        try:
            del sys.modules['small']
            import small as again
            self.assertIsNot(again.Box, small.Box)
            self.assertIs(again.other(small.Size.SMALL), again.Size.LARGE)
            self.assertIsInstance(small.shared(), again.Box)
        finally:
            sys.modules.update(original)
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
