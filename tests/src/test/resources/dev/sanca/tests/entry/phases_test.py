import gc
import importlib
import sys
import unittest
import weakref


class Target:
    pass


def fresh(name):
    sys.modules.pop(name, None)
    return importlib.import_module(name)


class SinglePhase(unittest.TestCase):
    def test_has_state(self):
        module = fresh("single")
        first = module.count()
        self.assertEqual(module.count(), first + 1)

    def test_global_state_is_loaded_once(self):
        self.assertEqual(fresh("global_state").__name__, "global_state")


class MultiPhase(unittest.TestCase):
    def test_slots_run_in_order(self):
        module = fresh("multi")
        self.assertEqual(module.answer, 42)
        self.assertEqual(module.__name__, "multi")
        self.assertEqual(module.__spec__.name, "multi")

    def test_each_module_object_has_a_state(self):
        one = fresh("multi")
        two = fresh("multi")
        self.assertIsNot(one, two)
        self.assertEqual([one.count(), one.count(), two.count()], [1, 2, 1])

    def test_reload_keeps_the_module_and_its_state(self):
        module = fresh("multi")
        module.count()
        module.answer = 0
        self.assertIs(importlib.reload(module), module)
        self.assertEqual(module.count(), 2)

    def test_state_is_collected(self):
        module = fresh("multi")
        target = Target()
        ref = weakref.ref(target)
        target.module = module
        module.keep(target)
        freed = fresh("multi").freed_before
        del module, target
        sys.modules.pop("multi")
        gc.collect()
        self.assertIsNone(ref())
        self.assertGreater(fresh("multi").freed_before, freed)

    def test_state_keeps_its_object(self):
        module = fresh("multi")
        target = Target()
        ref = weakref.ref(target)
        module.keep(target)
        del target
        gc.collect()
        self.assertIs(module.kept(), ref())
        module.keep(None)
        self.assertIsNone(ref())

    def test_create_slot(self):
        self.assertEqual(fresh("creating").made_for, "creating")

    def test_failing_exec(self):
        with self.assertRaisesRegex(ImportError, "not today"):
            fresh("failing")
        self.assertNotIn("failing", sys.modules)

    def test_throwing_exec(self):
        with self.assertRaisesRegex(RuntimeError, "^not now$") as caught:
            fresh("throwing")
        self.assertEqual(repr(type(caught.exception)), "<class 'java.lang.IllegalStateException'>")

    def test_throwing_init(self):
        with self.assertRaisesRegex(RuntimeError, "^no module today$") as caught:
            fresh("thrower")
        self.assertEqual(repr(type(caught.exception)), "<class 'java.lang.IllegalStateException'>")


def run_in_own_gil(code):
    """The error that the code gives in a sub-interpreter with a GIL of its own, or None."""
    if sys.version_info >= (3, 14):
        import _interpreters
        interpreter = _interpreters.create("isolated")
        failure = _interpreters.exec(interpreter, code)
        _interpreters.destroy(interpreter)
        return failure and failure.formatted
    if sys.version_info >= (3, 13):
        import _interpreters
        interpreter = _interpreters.create("isolated")
        failure = _interpreters.run_string(interpreter, code)
        _interpreters.destroy(interpreter)
        return failure and failure.formatted
    import _xxsubinterpreters
    interpreter = _xxsubinterpreters.create(isolated=True)
    try:
        _xxsubinterpreters.run_string(interpreter, code)
    except _xxsubinterpreters.RunFailedError as failure:
        return str(failure)
    finally:
        _xxsubinterpreters.destroy(interpreter)


class SubInterpreters(unittest.TestCase):
    @unittest.skipIf(sys.version_info < (3, 12), "a GIL for each interpreter came with 3.12")
    def test_own_gil(self):
        main = fresh("multi")
        main.count()
        self.assertIsNone(run_in_own_gil("import multi; assert multi.answer == 42; assert multi.count() == 1"))
        self.assertEqual(main.count(), 2)

    @unittest.skipIf(sys.version_info < (3, 12), "a GIL for each interpreter came with 3.12")
    def test_not_supported(self):
        self.assertIn("module shared_gil does not support loading in subinterpreters", run_in_own_gil("import shared_gil"))

    @unittest.skipIf(sys.version_info < (3, 12), "a GIL for each interpreter came with 3.12")
    def test_not_said_means_shared_gil_only(self):
        self.assertIn("module calls does not support loading in subinterpreters", run_in_own_gil("import calls"))

    @unittest.skipIf(sys.version_info >= (3, 12), "before 3.12 all interpreters share the GIL")
    def test_shared_gil(self):
        import _xxsubinterpreters
        interpreter = _xxsubinterpreters.create()
        _xxsubinterpreters.run_string(interpreter, "import multi; assert multi.count() == 1")
        _xxsubinterpreters.destroy(interpreter)


unittest.main(argv=["phases_test"], verbosity=0)
