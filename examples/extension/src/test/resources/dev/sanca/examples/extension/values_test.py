"""Values that the runtime's table converts; iterators, awaitables; threads."""
import asyncio
import datetime
import decimal
import gc
import sys
import threading
import unittest

import values
from values import Bag, Failed, Level


class Conversions(unittest.TestCase):
    def test_collections(self):
        self.assertEqual(values.sums([[1, 2], (3,), []]), [3, 3, 0])
        self.assertEqual(values.lengths({'a', 'bcd'}), {'a': 1, 'bcd': 3})
        self.assertEqual(values.total({'a': 1, 'b': 2}), 3)
        self.assertEqual(values.sizes([Bag(), Bag(['a'])]), 1)
        self.assertEqual(values.levels([Level.LOW, Level.HIGH]), [Level.HIGH, Level.LOW])
        self.assertEqual(Bag().size, 0)
        bag = Bag(items=['x'])
        self.assertTrue(all(each is bag for each in bag.twice()))

    def test_standard_library(self):
        self.assertEqual(values.power(2, 100), 2 ** 100)
        self.assertEqual(values.halve(decimal.Decimal('0.1')), decimal.Decimal('0.05'))
        self.assertEqual(values.tomorrow(datetime.date(2024, 2, 28)), datetime.date(2024, 2, 29))
        self.assertEqual(values.first('abc'), 'a')
        self.assertIsNone(values.first(None))
        self.assertIsNone(values.first())

    def test_callables(self):
        self.assertEqual(values.fold([1, 2, 3], lambda a, b: a * 2 + b), 11)
        self.assertEqual(values.twice(str.upper, 'a'), 'A')
        with self.assertRaises(ZeroDivisionError):
            values.fold([1], lambda a, b: a // 0)
        error = KeyError('mine')
        def fails(text):
            raise error
        with self.assertRaises(KeyError) as caught:
            values.twice(fails, 'x')
        self.assertIs(caught.exception, error)

    def test_functions_that_java_gives(self):
        add = values.adder(100)
        self.assertEqual(add(1, 2), 103)
        self.assertRaises(TypeError, add, 1)
        self.assertRaises(TypeError, add, 'a', 2)
        self.assertRaises(OverflowError, add, 2 ** 31, 2)
        self.assertEqual(values.counter('a')('banana'), 3)
        self.assertRaises(TypeError, values.counter('a'), 3)
        measure = values.measure()
        self.assertEqual(measure(Bag(['a', 'b']), 3), 6)
        with self.assertRaises(Failed):
            measure(Bag(), -1)
        self.assertRaises(TypeError, measure, 'bag', 1)
        self.assertIsNone(values.runner('r')())
        self.assertEqual(values.was_run(), ['r'])
        self.assertEqual(values.by_length(True)('a', 'abc'), -2)
        self.assertIsInstance(values.by_length(False), values.ByLength)
        def shout(text): return text.upper()
        self.assertIs(values.twice_over(shout), shout)
        self.assertIs(values.twice_over(str.upper)('a').__class__, str)
        bag = Bag()
        self.assertIs(values.bags(bag)()[0], bag)
        self.assertIs(values.one_more(), values.one_more())
        self.assertEqual(list(map(values.one_more(), [1, 2])), [2, 3])
        self.assertEqual(values.fold([1, 2], values.adder(1)), 5)

    def test_objects(self):
        for value in 1, 'a', None, 2.5, [1, 'b'], {'a': 1}, 2 ** 80:
            self.assertEqual(values.echo(value), value)
        thing = object()
        self.assertIs(values.echo(thing), thing)
        self.assertEqual(values.type_name(3), 'int')
        self.assertEqual(values.type_name(None), 'NoneType')

    def test_instances_as_objects(self):
        bag = Bag(['a'])
        class Sub(values.ByLength):
            pass
        class NoInit(values.ByLength):
            def __init__(self): pass
        self.assertEqual(values.java_class(bag), 'Bag')
        self.assertEqual(values.java_class(Level.LOW), 'Level')
        self.assertEqual(values.java_classes([bag, Level.LOW, values.ByLength(), 1, Sub(), NoInit(), object()]),
                         ['Bag', 'Level', 'ByLength', 'Long', 'ByLength_Overridable', 'PyObject', 'PyObject'])
        for value in bag, Level.HIGH, Sub(), values.ByLength():
            self.assertIs(values.echo(value), value)
            self.assertIs(values.echo([value])[0], value)
            self.assertIs(values.echo({'k': (value,)})['k'][0], value)
        self.assertEqual(values.everywhere(bag, [bag], {'a': bag}, bag),
                         [bag, [bag], {'k': bag}, {bag}, [bag], [bag], bag, {'a': bag}, {'level': Level.HIGH}])
        self.assertEqual(values.everywhere(bag, (), {}, None)[5:8], [[], None, {}])
        self.assertEqual(values.two_of(bag), [bag, bag])
        self.assertEqual(values.named(bag), {'it': bag})
        self.assertTrue(values.is_by_length(values.ByLength()))
        self.assertTrue(values.is_by_length(Sub()))
        self.assertRaises(TypeError, values.everywhere, bag, [1], {}, None)
        with self.assertRaisesRegex(TypeError, r"sizes\(\) argument 'bags'\[0\]: Bag.__init__\(\) was not called for this Bag object"):
            values.sizes([Bag.__new__(Bag)])
        with self.assertRaisesRegex(TypeError, r"argument 'bags'\[0\]: expected Bag, got Sub"):
            values.sizes([Sub()])

    def test_errors_name_the_place(self):
        def message(type, function, *args):
            with self.assertRaises(type) as caught:
                function(*args)
            return str(caught.exception)
        self.assertEqual(message(TypeError, values.sums, [[1], [2, 'x']]), "sums() argument 'rows'[1][1]: expected int, got str 'x'")
        self.assertTrue(message(OverflowError, values.sums, [[2 ** 64]]).startswith("sums() argument 'rows'[0][0]: int 18446744073709551616"))
        self.assertTrue(message(TypeError, values.sums, None).startswith("sums() argument 'rows': expected "))
        self.assertTrue(message(TypeError, values.sizes, [Bag(), 1]).startswith("sizes() argument 'bags'[1]: expected Bag, got int"))


class Iteration(unittest.TestCase):
    def test_iterators(self):
        squares = values.squares(4)
        self.assertIs(iter(squares), squares)
        self.assertEqual(next(squares), 0)
        self.assertEqual(list(squares), [1, 4, 9])
        self.assertRaises(StopIteration, next, squares)
        self.assertEqual(list(Bag(['a', 'b'])), ['a', 'b'])
        failing = values.failing()
        self.assertEqual(next(failing), 'a')
        with self.assertRaises(Exception) as caught:
            next(failing)
        self.assertIn('no b', str(caught.exception))


class Futures(unittest.TestCase):
    def test_results(self):
        async def main():
            self.assertEqual(await values.now('a'), 'a')
            self.assertEqual(await asyncio.gather(*(values.later(str(i)) for i in range(20))), [f'{i}!' for i in range(20)])
            self.assertEqual(await asyncio.wait_for(asyncio.create_task(values.later('task')), 20), 'task!')
            with self.assertRaises(Failed) as caught:
                await values.failed_later('why')
            self.assertEqual(caught.exception.args, ('why',))
        asyncio.run(main())
        self.assertEqual(asyncio.run(values.later('run')), 'run!')

    def test_cancelled(self):
        async def main():
            task = asyncio.create_task(values.never())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            self.assertFalse(values.never_is_cancelled())
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            self.assertTrue(values.never_is_cancelled())
        asyncio.run(main())


class Threads(unittest.TestCase):
    def test_released_functions_run_at_once(self):
        results = []
        threads = [threading.Thread(target=lambda: results.append(values.meet())) for _ in range(2)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(results, [True, True])


class Leaks(unittest.TestCase):
    def test_nothing_is_left(self):
        bag = Bag(['a'])
        def refused(function, *args):
            try:
                function(*args)
            except Exception:
                pass
        actions = [
            lambda: values.sums([[1000, 2000], [3000]]), lambda: refused(values.sums, [[1], ['x']]), lambda: values.lengths({'abc', 'de'}),
            lambda: values.power(3, 100), lambda: values.halve(decimal.Decimal('1.5')), lambda: values.sizes([bag, Bag()]),
            lambda: list(values.squares(10)), lambda: next(values.squares(1000)), lambda: refused(list, values.failing()), lambda: list(bag),
            lambda: bag.twice(), lambda: values.levels([Level.LOW]), lambda: values.first('abc'), lambda: refused(values.sizes, [1]),
            lambda: values.now('x').close(), lambda: values.everywhere(bag, [bag], {'a': bag}, bag), lambda: values.java_class(bag),
            lambda: values.echo([bag, Level.LOW]), lambda: refused(values.sizes, [Bag.__new__(Bag)]),
            lambda: values.is_by_length(values.ByLength()),
            lambda: values.adder(1)(1000, 2000), lambda: values.counter('a')('banana'), lambda: refused(values.counter('a'), 3),
            lambda: values.measure()(bag, 1000), lambda: refused(values.measure(), bag, 'x'),
        ]
        for number, action in enumerate(actions):
            for _ in range(100):
                action()
            gc.collect()
            before = sys.getallocatedblocks()
            for _ in range(400):
                action()
            gc.collect()
            self.assertLess(sys.getallocatedblocks() - before, 150, f'action {number}')


unittest.main(verbosity=0)
