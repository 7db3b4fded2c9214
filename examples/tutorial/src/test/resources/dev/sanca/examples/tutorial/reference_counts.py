"""Every reference that the modules spam, keywdarg and client take is given back, on each path, success and error."""

import gc
import sys
import unittest
import weakref

import client
import keywdarg
import spam

count = sys.getrefcount

# Calls in one measurement, and blocks that may come and go with caches: a leak of one object for each call is far more.
CALLS = 10_000
SLACK = 200
WARM_UP = 300


class Object:
    """Something that weak references can be made to."""


class Callback(Object):
    def __call__(self, *args, **kwargs):
        return None


def fails(function, *args, **kwargs):
    """Calls a function that has to raise an exception, and keeps nothing of it."""
    try:
        function(*args, **kwargs)
    except Exception:
        return
    raise AssertionError(f"{function} did not raise")


def growth(function, calls=CALLS):
    """The memory blocks that are left over from calling a function many times."""
    for _ in range(min(WARM_UP, calls)):  # fills the caches of types and methods
        function()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(calls):
        function()
    gc.collect()
    return sys.getallocatedblocks() - before


class References(unittest.TestCase):
    def setUp(self):
        spam.clear_callback()

    tearDown = setUp


class SetCallbackTests(References):
    def test_takes_one_reference_and_clearing_gives_it_back(self):
        callback = Callback()
        before = count(callback)
        spam.set_callback(callback)
        self.assertEqual(count(callback), before + 1)
        spam.clear_callback()
        self.assertEqual(count(callback), before)

    def test_takes_one_reference_however_often(self):
        callback = Callback()
        before = count(callback)
        for _ in range(10):
            spam.set_callback(callback)
        self.assertEqual(count(callback), before + 1)

    def test_replacing_gives_back_the_old_one(self):
        old, new = Callback(), Callback()
        before = count(old)
        spam.set_callback(old)
        spam.set_callback(new)
        self.assertEqual((count(old), count(new)), (before, before + 1))

    def test_refusing_takes_nothing(self):
        callback, refused = Callback(), Object()
        before = count(callback), count(refused)
        spam.set_callback(callback)
        fails(spam.set_callback, refused)
        self.assertEqual((count(callback), count(refused)), (before[0] + 1, before[1]))

    def test_failing_to_parse_takes_nothing(self):
        callback, other = Callback(), Callback()
        before = count(callback)
        spam.set_callback(callback)
        fails(spam.set_callback)
        fails(spam.set_callback, other, other)
        self.assertEqual((count(callback), count(other)), (before + 1, before))

    def test_borrows_its_arguments(self):
        callback = Callback()
        args = (callback,)
        before = count(args)
        spam.set_callback(*args)
        self.assertEqual(count(args), before)

    def test_returns_a_reference_to_none(self):
        before = count(None)
        for _ in range(CALLS):
            spam.set_callback(hex)
            spam.clear_callback()
        self.assertLess(abs(count(None) - before), SLACK)


class FireTests(References):
    def test_leaves_the_callback_as_it_was(self):
        callback = Callback()
        spam.set_callback(callback)
        before = count(callback)
        for _ in range(10):
            spam.fire(1)
            self.assertEqual(count(callback), before)
            spam.fire_keyword("n", 1)
            self.assertEqual(count(callback), before)

    def test_leaves_a_raising_callback_as_it_was(self):
        class Raising(Callback):
            def __call__(self, *args, **kwargs):
                raise ValueError

        callback = Raising()
        spam.set_callback(callback)
        before = count(callback)
        for _ in range(10):
            fails(spam.fire, 1)
            fails(spam.fire_keyword, "n", 1)
            fails(spam.fire, "1")
            fails(spam.fire_keyword, "n", "1")
        self.assertEqual(count(callback), before)

    def test_callback_may_replace_itself_while_it_runs(self):
        class Replacing(Callback):
            def __call__(self, *args, **kwargs):
                spam.set_callback(hex)
                return 1

        callback = Replacing()
        gone = weakref.ref(callback)
        before = count(callback)
        spam.set_callback(callback)
        spam.fire(1)
        self.assertEqual(count(callback), before)
        spam.set_callback(callback)
        del callback
        spam.fire_keyword("n", 1)
        self.assertIsNone(gone())

    def test_releases_the_result(self):
        results = []

        def callback(n):
            result = Object()
            results.append(weakref.ref(result))
            return result

        spam.set_callback(callback)
        spam.fire(1)
        spam.fire_keyword("n", 1)
        self.assertEqual([result() for result in results], [None, None])

    def test_gives_the_text_of_the_result_to_the_caller_alone(self):
        text = "".join(["a", "text"])
        before = count(text)
        spam.set_callback(lambda n: text)
        fired = spam.fire(1)
        self.assertIs(fired, text)
        self.assertEqual(count(text), before + 1)
        del fired
        self.assertEqual(count(text), before)
        spam.fire_keyword("n", 1)
        self.assertEqual(count(text), before)

    def test_releases_a_result_that_has_no_text(self):
        class Mute(Object):
            def __str__(self):
                raise ValueError

        mute = Mute()
        before = count(mute)
        spam.set_callback(lambda n: mute)
        fails(spam.fire, 1)
        fails(spam.fire_keyword, "n", 1)
        self.assertEqual(count(mute), before)

    def test_keeps_nothing_of_an_exception(self):
        class Failure(Exception):
            pass

        raised = []

        def callback(n):
            failure = Failure()
            raised.append(weakref.ref(failure))
            raise failure

        spam.set_callback(callback)
        fails(spam.fire, 1)
        fails(spam.fire_keyword, "n", 1)
        gc.collect()
        self.assertEqual([failure() for failure in raised], [None, None])

    def test_passes_an_exception_on_without_a_reference_of_its_own(self):
        failure = ValueError("text")

        def callback(n):
            raise failure

        spam.set_callback(callback)
        before = count(failure)
        fails(spam.fire, 1)
        failure.__traceback__ = None
        self.assertEqual(count(failure), before)

    def test_borrows_its_arguments(self):
        name = "".join(["n", "ame"])
        args = (name, 1)
        before = count(name), count(args)
        spam.set_callback(Callback())
        spam.fire_keyword(*args)
        self.assertEqual((count(name), count(args)), before)

    def test_gives_back_the_empty_tuple(self):
        spam.set_callback(dict)
        before = count(())
        for _ in range(CALLS):
            spam.fire_keyword("n", 1)
        self.assertLess(abs(count(()) - before), SLACK)

    def test_without_a_callback_leaves_the_exception_class_as_it_was(self):
        fails(spam.fire, 1)
        gc.collect()
        before = count(spam.SpamError)
        for _ in range(10):
            fails(spam.fire, 1)
            fails(spam.fire_keyword, "n", 1)
        gc.collect()
        self.assertEqual(count(spam.SpamError), before)


class OtherFunctionTests(References):
    def test_call_gives_its_result_to_the_caller_alone(self):
        function = Object
        before = count(function)
        result = spam.call(function)
        gone = weakref.ref(result)
        self.assertEqual(count(function), before + 1)  # an instance refers to its class
        del result
        self.assertIsNone(gone())
        self.assertEqual(count(function), before)

    def test_call_keeps_nothing_after_an_exception(self):
        class Raising(Callback):
            def __call__(self):
                raise ValueError

        function = Raising()
        before = count(function)
        fails(spam.call, function)
        fails(spam.call)
        fails(spam.call, function, function)
        self.assertEqual(count(function), before)

    def test_system_borrows_the_command(self):
        command = "".join(["ex", "it 0"])
        before = count(command)
        spam.system(command)
        client.system(command)
        fails(spam.system, command, command)
        fails(client.system, command, command)
        self.assertEqual(count(command), before)

    def test_parrot_borrows_its_parameters(self):
        text = "".join(["bo", "red"])
        keywords = {"action": text, "type": text}
        before = count(text), count(keywords)
        keywdarg.parrot(1, text, **keywords)
        fails(keywdarg.parrot, 1, text, volume=text)
        fails(keywdarg.parrot, text, text, **keywords)
        self.assertEqual((count(text), count(keywords)), before)


class ModuleTests(References):
    def another(self):
        """A second instance of the module, as a subinterpreter or a reload makes one."""
        first = sys.modules.pop("spam")
        try:
            import spam as second
        finally:
            sys.modules["spam"] = first
        return second

    def test_module_gives_back_all_it_holds(self):
        module, callback = self.another(), Callback()
        before = count(callback)
        module.set_callback(callback)
        error = weakref.ref(module.SpamError)
        del module
        gc.collect()
        self.assertIsNone(error())
        self.assertEqual(count(callback), before)

    def test_module_and_callback_that_refer_to_each_other_are_collected(self):
        module, callback = self.another(), Callback()
        callback.module = module
        module.set_callback(callback)
        gone = weakref.ref(callback), weakref.ref(module.SpamError)
        del module, callback
        gc.collect()
        self.assertEqual([ref() for ref in gone], [None, None])

    def test_modules_are_made_and_dropped_without_growth(self):
        left_over = growth(self.another, 1000)
        self.assertLess(left_over, 500)  # caches of types go on growing for a while; a leak is 1000 or more

    def test_exception_class_belongs_to_the_module_and_its_state(self):
        module = self.another()
        kind = module.SpamError
        with_module = count(kind)
        del module
        gc.collect()
        self.assertEqual(count(kind), with_module - 2)


class GrowthTests(References):
    def assert_stable(self, function, calls=CALLS):
        left_over = growth(function, calls)
        self.assertLess(left_over, min(SLACK, calls // 2), f"{left_over} blocks after {calls} calls")

    def test_fire(self):
        spam.set_callback(lambda *n, **names: 1000)
        self.assert_stable(lambda: spam.fire(1000))
        self.assert_stable(lambda: spam.fire_keyword("name", 1000))

    def test_fire_with_a_builtin(self):
        spam.set_callback(hex)
        self.assert_stable(lambda: spam.fire(1000))

    def test_fire_with_a_raising_callback(self):
        def callback(*n, **names):
            raise ValueError(n)

        spam.set_callback(callback)
        self.assert_stable(lambda: fails(spam.fire, 1000))
        self.assert_stable(lambda: fails(spam.fire_keyword, "name", 1000))

    def test_fire_without_a_callback(self):
        self.assert_stable(lambda: fails(spam.fire, 1000))
        self.assert_stable(lambda: fails(spam.fire_keyword, "name", 1000))

    def test_arguments_that_cannot_be_parsed(self):
        spam.set_callback(hex)
        self.assert_stable(lambda: fails(spam.fire, "1000"))
        self.assert_stable(lambda: fails(spam.fire, 2**31))
        self.assert_stable(lambda: fails(spam.fire_keyword, "name", "1000"))
        self.assert_stable(lambda: fails(spam.set_callback))
        self.assert_stable(lambda: fails(spam.system, 1000))
        self.assert_stable(lambda: fails(client.system, 1000))
        self.assert_stable(lambda: fails(keywdarg.parrot, "1000"))

    def test_set_and_clear(self):
        def body():
            spam.set_callback(Callback())
            spam.clear_callback()

        self.assert_stable(body)
        self.assert_stable(lambda: spam.set_callback(Callback()))
        self.assert_stable(lambda: fails(spam.set_callback, Object()))

    def test_call(self):
        self.assert_stable(lambda: spam.call(Object))
        self.assert_stable(lambda: fails(spam.call, int, int))

    def test_parrot(self):
        self.assert_stable(lambda: keywdarg.parrot(1000, action="squawk"))

    def test_system(self):
        self.assert_stable(lambda: (spam.system("exit 1"), client.system("exit 1")), 100)


@unittest.skipUnless(hasattr(sys, "gettotalrefcount"), "counts all references only in a debug build")
class TotalTests(References):
    def test_all_references_of_the_process_are_given_back(self):
        spam.set_callback(lambda n: n)

        def body():
            spam.fire(1000)
            fails(spam.fire, "1000")
            fails(spam.fire_keyword, "m", 1000)

        growth(body, 100)
        before = sys.gettotalrefcount()
        growth(body, CALLS)
        self.assertLess(sys.gettotalrefcount() - before, SLACK)


def load_tests(loader, standard, pattern):
    """In the order of this file, the simplest first: a reference that is missing there crashes what comes later."""
    tests = [test for case in standard for test in case]
    return unittest.TestSuite(sorted(tests, key=lambda test: getattr(test, test._testMethodName).__code__.co_firstlineno))


if __name__ == "__main__":
    unittest.main(failfast=True)
