"""What the modules spam, keywdarg and client do, seen from Python."""

import functools
import gc
import sys
import threading
import unittest
import weakref

import client
import keywdarg
import spam


class Spam(unittest.TestCase):
    def setUp(self):
        spam.clear_callback()

    def raises(self, kind, message, function, *args, **kwargs):
        with self.assertRaises(kind) as caught:
            function(*args, **kwargs)
        self.assertEqual(str(caught.exception), message)


class SystemTests(Spam):
    def test_gives_the_exit_status(self):
        self.assertEqual(spam.system("exit 0"), 0)
        self.assertEqual(spam.system("exit 7"), 7)

    def test_wants_one_string(self):
        self.raises(TypeError, "function takes exactly 1 argument (0 given)", spam.system)
        self.raises(TypeError, "function takes exactly 1 argument (2 given)", spam.system, "a", "b")
        self.raises(TypeError, "argument 1 must be str, not bytes", spam.system, b"true")
        self.assertRaisesRegex(TypeError, r"system\(\) takes no keyword arguments$", spam.system, command="true")

    def test_refuses_what_c_strings_cannot_hold(self):
        self.raises(ValueError, "embedded null character", spam.system, "a\0b")
        self.assertRaises(UnicodeEncodeError, spam.system, "\ud800")

    def test_passes_on_text_outside_ascii(self):
        self.assertEqual(spam.system("test 'h\xe9\u20ac\U0001f40d' = \"$(printf 'h\\303\\251\\342\\202\\254\\360\\237\\220\\215')\""), 0)

    def test_lets_other_threads_run_meanwhile(self):
        ran = []
        other = threading.Timer(0.05, lambda: ran.append(True))
        other.start()
        self.assertEqual(spam.system("sleep 0.5"), 0)
        self.assertEqual(ran, [True])
        other.join()

    def test_error_is_an_exception_class_of_the_module(self):
        self.assertTrue(issubclass(spam.SpamError, Exception))
        self.assertEqual(repr(spam.SpamError), "<class 'spam.SpamError'>")


class CallbackTests(Spam):
    def test_is_a_function(self):
        def double(n):
            return 2 * n

        self.assertIsNone(spam.set_callback(double))
        self.assertEqual(spam.fire(21), "42")
        self.assertEqual(spam.fire(-(2**31)), str(-(2**32)))

    def test_is_a_lambda(self):
        spam.set_callback(lambda n: n * n)
        self.assertEqual(spam.fire(12), "144")

    def test_is_a_bound_method(self):
        class Total:
            total = 0

            def add(self, n):
                self.total += n
                return self.total

        total = Total()
        spam.set_callback(total.add)
        self.assertEqual([spam.fire(3), spam.fire(4)], ["3", "7"])
        self.assertEqual(total.total, 7)

    def test_is_a_partial(self):
        spam.set_callback(functools.partial(pow, 2))
        self.assertEqual(spam.fire(10), "1024")

    def test_is_a_builtin(self):
        spam.set_callback(hex)
        self.assertEqual(spam.fire(255), "0xff")
        heard = []
        spam.set_callback(heard.append)
        self.assertEqual(spam.fire(7), "None")
        self.assertEqual(heard, [7])

    def test_is_a_class_or_an_instance_with_call(self):
        class Answer:
            def __init__(self, n=0):
                self.n = n

            def __call__(self, n):
                return self.n + n

            def __str__(self):
                return f"answer {self.n}"

        spam.set_callback(Answer)
        self.assertEqual(spam.fire(42), "answer 42")
        spam.set_callback(Answer(40))
        self.assertEqual(spam.fire(2), "42")

    def test_is_a_function_of_the_module_itself(self):
        spam.set_callback(spam.fire)
        self.assertRaises(RecursionError, spam.fire, 1)
        spam.set_callback(hex)
        self.assertEqual(spam.fire(1), "0x1")

    def test_may_set_callbacks_itself(self):
        def first(n):
            spam.set_callback(hex)
            gc.collect()
            return f"first {n}"

        spam.set_callback(first)
        del first
        self.assertEqual([spam.fire(16), spam.fire(16)], ["first 16", "0x10"])

    def test_that_replaces_itself_lives_until_it_returns(self):
        for fire in spam.fire, functools.partial(spam.fire_keyword, "n"):
            # A cache looks at itself after the function has run.
            spam.set_callback(functools.lru_cache(maxsize=None)(lambda n: spam.set_callback(hex)))
            self.assertEqual(fire(1), "None")

    def test_is_not_there_at_first(self):
        self.raises(spam.SpamError, "there is no callback to call", spam.fire, 1)
        self.raises(spam.SpamError, "there is no callback to call", spam.fire_keyword, "n", 1)

    def test_is_called_from_any_python_thread(self):
        names = []
        spam.set_callback(lambda n: names.append(threading.current_thread().name))
        thread = threading.Thread(target=spam.fire, args=(1,), name="another")
        thread.start()
        thread.join()
        self.assertEqual(names, ["another"])

    def test_can_be_called_by_keyword(self):
        spam.set_callback(dict)
        self.assertEqual(spam.fire_keyword("eggs", 2), "{'eggs': 2}")
        self.assertRaises(TypeError, spam.fire_keyword, "eggs")
        self.assertRaises(TypeError, spam.fire_keyword, 2, "eggs")

    def test_belongs_to_the_module_it_was_set_in(self):
        del sys.modules["spam"]
        try:
            import spam as second
        finally:
            sys.modules["spam"] = spam
        spam.set_callback(hex)
        self.assertIsNot(second, spam)
        self.assertRaises(second.SpamError, second.fire, 1)
        second.set_callback(oct)
        self.assertEqual([spam.fire(8), second.fire(8)], ["0x8", "0o10"])


class RaisingCallbackTests(Spam):
    def test_exception_arrives_as_it_was_raised(self):
        class Special(Exception):
            pass

        raised = Special("text", 1)

        def fail(n):
            raise raised

        spam.set_callback(fail)
        with self.assertRaises(Special) as caught:
            spam.fire(1)
        self.assertIs(caught.exception, raised)

    def test_traceback_leads_to_the_callback(self):
        spam.set_callback(lambda n: 1 // n)
        try:
            spam.fire(0)
        except ZeroDivisionError as error:
            frames = []
            traceback = error.__traceback__
            while traceback:
                frames.append(traceback.tb_frame.f_code.co_name)
                traceback = traceback.tb_next
            self.assertEqual(frames, ["test_traceback_leads_to_the_callback", "<lambda>"])

    def test_callback_stays_after_it_raised(self):
        spam.set_callback(lambda n: 1 // n)
        self.assertRaises(ZeroDivisionError, spam.fire, 0)
        self.assertEqual(spam.fire(1), "1")

    def test_callback_with_other_parameters_is_a_type_error(self):
        spam.set_callback(lambda: None)
        self.assertRaises(TypeError, spam.fire, 0)
        self.assertRaises(TypeError, spam.fire_keyword, "m", 0)

    def test_base_exceptions_pass_as_well(self):
        for kind in (KeyboardInterrupt, SystemExit, GeneratorExit):

            def fail(n):
                raise kind(n)

            spam.set_callback(fail)
            self.assertRaises(kind, spam.fire, 1)

    def test_result_without_text_raises(self):
        class Mute:
            def __str__(self):
                raise OSError("no text")

        spam.set_callback(lambda n: Mute())
        self.raises(OSError, "no text", spam.fire, 1)


class NoCallbackTests(Spam):
    def test_what_cannot_be_called_is_refused(self):
        for value in (42, None, "print", [], object()):
            self.raises(TypeError, "parameter must be callable", spam.set_callback, value)

    def test_wrong_number_of_arguments_is_refused(self):
        self.raises(TypeError, "set_callback() takes exactly 1 argument (0 given)", spam.set_callback)
        self.raises(TypeError, "set_callback() takes exactly 1 argument (2 given)", spam.set_callback, hex, hex)

    def test_callback_stays_when_another_is_refused(self):
        spam.set_callback(hex)
        self.assertRaises(TypeError, spam.set_callback, 42)
        self.assertRaises(TypeError, spam.set_callback)
        self.assertEqual(spam.fire(17), "0x11")

    def test_what_does_not_fit_an_int_is_refused(self):
        spam.set_callback(hex)
        self.raises(OverflowError, "signed integer is greater than maximum", spam.fire, 2**31)
        self.raises(OverflowError, "signed integer is less than minimum", spam.fire, -(2**31) - 1)
        self.assertRaises(TypeError, spam.fire, 1.0)


class ReplacingAndClearingTests(Spam):
    class Callback:
        def __call__(self, n):
            return n

    def test_replaced_callback_is_gone(self):
        callback = self.Callback()
        gone = weakref.ref(callback)
        spam.set_callback(callback)
        del callback
        self.assertIsNotNone(gone())
        spam.set_callback(hex)
        self.assertIsNone(gone())

    def test_cleared_callback_is_gone(self):
        callback = self.Callback()
        gone = weakref.ref(callback)
        spam.set_callback(callback)
        del callback
        self.assertIsNone(spam.clear_callback())
        self.assertIsNone(gone())
        self.assertRaises(spam.SpamError, spam.fire, 1)

    def test_clearing_twice_does_nothing(self):
        self.assertIsNone(spam.clear_callback())
        self.assertIsNone(spam.clear_callback())
        self.assertRaisesRegex(TypeError, r"clear_callback\(\) takes no arguments \(1 given\)$", spam.clear_callback, 1)

    def test_destructor_of_the_replaced_one_sees_the_new_one(self):
        fired = []

        class Callback:
            def __call__(self, n):
                return "old"

            def __del__(self):
                fired.append(spam.fire(16))

        spam.set_callback(Callback())
        spam.set_callback(hex)
        self.assertEqual(fired, ["0x10"])


class CallTests(Spam):
    def test_calls_without_arguments(self):
        self.assertEqual(spam.call(lambda: "hello"), "hello")
        self.assertEqual(spam.call(dict), {})

    def test_passes_on_exceptions(self):
        self.assertRaises(TypeError, spam.call, lambda n: n)
        self.assertRaises(ZeroDivisionError, spam.call, lambda: 1 // 0)
        self.raises(TypeError, "'int' object is not callable", spam.call, 42)


class ParrotTests(unittest.TestCase):
    def test_takes_parameters_by_place_and_by_name(self):
        parrot = keywdarg.parrot
        self.assertEqual(parrot(240), "a stiff Norwegian Blue, 240 volts: voom")
        self.assertEqual(parrot(voltage=5), parrot(5))
        self.assertEqual(parrot(1, "bored", "squawk", "Macaw"), "a bored Macaw, 1 volts: squawk")
        self.assertEqual(parrot(type="Macaw", action="squawk", state="bored", voltage=1), parrot(1, "bored", "squawk", "Macaw"))

    def test_names_the_parameter_that_is_missing_or_given_twice(self):
        with self.assertRaisesRegex(TypeError, r"^parrot\(\) missing required argument 'voltage' \(pos 1\)$"):
            keywdarg.parrot(state="resting")
        with self.assertRaisesRegex(TypeError, r"^argument for parrot\(\) given by name \('voltage'\) and position \(1\)$"):
            keywdarg.parrot(1, voltage=2)

    def test_refuses_unknown_names_and_too_many_values(self):
        self.assertRaisesRegex(TypeError, "'volume'", keywdarg.parrot, 1, volume=11)
        self.assertRaisesRegex(TypeError, r"at most 4 arguments \(5 given\)", keywdarg.parrot, 1, "a", "b", "c", "d")

    def test_refuses_values_of_other_types(self):
        self.assertRaises(TypeError, keywdarg.parrot, "240")
        self.assertRaisesRegex(TypeError, "must be str, not int", keywdarg.parrot, 1, 2)


class ClientTests(unittest.TestCase):
    def test_uses_the_c_api_of_spam(self):
        self.assertEqual(type(spam._C_API).__name__, "PyCapsule")
        self.assertIn('"spam._C_API"', repr(spam._C_API))
        self.assertEqual(client.system("exit 9"), 9)

    def test_parses_its_arguments_itself(self):
        self.assertRaises(TypeError, client.system)
        self.assertRaises(TypeError, client.system, 9)


if __name__ == "__main__":
    unittest.main()
