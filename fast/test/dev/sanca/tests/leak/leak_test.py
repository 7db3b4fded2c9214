import gc
import importlib
import os
import sys
import unittest
import weakref

sys.path.insert(0, os.path.dirname(__file__))

import calls
import exporter
import importer
import leaks
from bag import Bag
from leakcheck import check
from point import Point


class Thing:
    """Not immortal, weakly referenced."""


def raises(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as e:
        return e
    raise AssertionError("nothing was raised")


class Checker(unittest.TestCase):
    """The checker finds what it is for."""

    def test_finds_a_kept_object(self):
        kept = []
        with self.assertRaisesRegex(AssertionError, r"references to .*Thing.*: \+1000.* in 1000 runs"):
            thing = Thing()
            check(lambda: kept.append(thing), thing)

    def test_finds_kept_memory(self):
        kept = []
        with self.assertRaisesRegex(AssertionError, r"allocated blocks: \+"):
            check(lambda: kept.append(object()))


class Calls(unittest.TestCase):
    def test_arguments_and_results(self):
        thing = Thing()
        for it in calls, calls.Thing():
            check(lambda: it.noargs(), thing)
            check(lambda: it.o(thing), thing)
            check(lambda: it.varargs(thing, thing), thing)
            check(lambda: it.keywords(thing, key=thing), thing)
            check(lambda: it.fast(thing, thing), thing)
            check(lambda: it.fast_keywords(thing, key=thing), thing)
            check(lambda: it.me(), it)
        check(lambda: calls.Thing().defining(thing, key=thing), thing, calls.Thing)
        check(lambda: calls.Thing.of_class(), calls.Thing)
        check(lambda: thing in calls.Thing(), thing, calls.Thing)

    def test_singletons(self):
        check(leaks.none)
        check(leaks.true)
        check(leaks.compare)
        check(lambda: Point() == Point())
        check(lambda: Point() == 1)

    def test_refused_calls(self):
        thing = Thing()
        check(lambda: raises(calls.noargs, thing), thing)
        check(lambda: raises(calls.o, thing, thing), thing)
        check(lambda: raises(calls.null_without_error))


class Failures(unittest.TestCase):
    def test_java_exception(self):
        thing = Thing()
        check(lambda: raises(leaks.fail, thing), thing, RuntimeError)
        check(lambda: raises(leaks.fail_with_cause, thing), thing, RuntimeError)

    def test_with_an_earlier_error(self):
        thing = Thing()
        check(lambda: raises(leaks.fail_after_error, thing), thing, KeyError, RuntimeError)
        ref = weakref.ref(thing)
        error = raises(leaks.fail_after_error, thing)
        del thing
        self.assertIsNotNone(ref())
        del error
        gc.collect()
        self.assertIsNone(ref())

    def test_while_another_is_handled(self):
        thing = Thing()

        def nested():
            try:
                raise KeyError(thing)
            except KeyError:
                raises(leaks.fail, thing)

        check(nested, thing, KeyError, RuntimeError)

    def test_in_a_destructor(self):
        sys.unraisablehook = lambda args: None
        thing = Thing()

        def leave():
            dying = leaks.Thrower()
            raise KeyError(thing)

        try:
            check(leaks.Thrower, leaks.Thrower)
            check(lambda: raises(leave), thing, leaks.Thrower, KeyError)
        finally:
            sys.unraisablehook = sys.__unraisablehook__

    def test_in_a_module(self):
        for name in "failing", "throwing", "thrower":
            check(lambda: raises(importlib.import_module, name))


class Types(unittest.TestCase):
    def test_instances(self):
        thing = Thing()

        def use():
            point = Point(1, 2, thing)
            point.__init__(1, 2, thing)
            point.first = 3
            point.label = thing
            (point + point, -point, point.norm, repr(point), hash(point), point == point)
            point += point

        check(use, thing, Point)

    def test_instances_of_subclasses(self):
        class Sub(Point):
            pass

        thing = Thing()
        check(lambda: Sub(1, 2, thing), thing, Sub, Point)

    def test_failing_operations(self):
        thing = Thing()
        point = Point(1, 2, thing)
        check(lambda: raises(Point, thing), thing, Point)
        check(lambda: raises(lambda: point + thing), thing, point, Point)
        check(lambda: raises(lambda: point < thing), thing, point, Point)
        check(lambda: raises(setattr, point, "first", thing), thing, point)
        check(lambda: raises(setattr, point, "norm", thing), thing, point)

    def test_containers(self):
        thing = Thing()

        def use():
            bag = Bag(thing, thing)
            bag.add(thing)
            (len(bag), bag[0], bag[1:], list(bag), thing in bag, bag * 2, bag(thing))
            bag[0] = thing
            del bag[0]
            raises(lambda: bag[7])

        check(use, thing, Bag)

    def test_cycles(self):
        thing = Thing()

        def use():
            bag = Bag(thing)
            bag.add(bag)
            bag.add(iter(bag))

        check(use, thing, Bag)

    def test_types_themselves(self):
        check(leaks.new_type, type)


class Modules(unittest.TestCase):
    def test_modules(self):
        thing = Thing()

        def load():
            sys.modules.pop("multi", None)
            module = importlib.import_module("multi")
            module.keep(thing)
            module.count()

        check(load, thing)
        sys.modules.pop("multi")
        check(lambda: importlib.reload(leaks), leaks)


class Capsules(unittest.TestCase):
    def test_functions(self):
        check(lambda: importer.scale(1000, 1000), exporter._C_API)
        check(lambda: raises(importer.scale, 1000, 0), exporter._C_API)
        check(exporter.capsule)

    def test_java_objects(self):
        check(leaks.capsule)
        self.assertTrue(leaks.last_is_gone())
        capsule = leaks.capsule()
        self.assertFalse(leaks.last_is_gone())
        check(lambda: raises(leaks.capsule_error, capsule), capsule, TypeError)
        check(lambda: raises(leaks.capsule_error, exporter._C_API), exporter._C_API, ValueError)
        del capsule
        self.assertTrue(leaks.last_is_gone())


unittest.main(argv=["leak_test"], verbosity=0)
