"""Classes: construction, attributes, operators, inheritance, records, enums, exceptions."""
import copy
import enum
import gc
import inspect
import operator
import pickle
import sys
import unittest
import weakref

import shapes
from shapes import Color, Counter, MissingError, NamedTable, Point, Table, TableException, Way


class Twin:
    def __init__(self, start, step=1): pass
    def add(self, n, times=1): pass
    def __call__(self, text, times=2): pass
    @staticmethod
    def twice(n): pass
    @classmethod
    def of(cls, n): pass


def outcome(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as e:
        return str(e).replace('Twin', 'Counter')
    return 'no error'


class Construction(unittest.TestCase):
    def test_arguments(self):
        self.assertEqual(Counter(3).value, 3)
        self.assertEqual(Counter(start=3).value, 3)
        self.assertEqual(Counter(3, step=2).value, 3)

    def test_wrong_calls(self):
        twin, counter = Twin(1), Counter(1)
        for args, kwargs in [((), {}), ((1, 2, 3), {}), ((1,), {'start': 2}), ((1,), {'x': 2}), ((1,), {'n': 1}), ((), {'n': 1, 'times': 3})]:
            for name in 'add', 'twice', 'of', '__call__', '__init__':
                self.assertEqual(outcome(getattr(counter, name), *args, **kwargs), outcome(getattr(twin, name), *args, **kwargs), name)
            self.assertEqual(outcome(Counter, *args, **kwargs), outcome(Twin, *args, **kwargs))

    def test_what_python_cannot_make(self):
        with self.assertRaisesRegex(TypeError, "cannot create 'shapes.Token' instances"):
            type(shapes.token())()

    def test_final_classes_have_no_subclasses(self):
        with self.assertRaises(TypeError):
            type('Sub', (Counter,), {})

    def test_signatures_and_docs(self):
        self.assertEqual(str(inspect.signature(Counter)), '(start, step=1)')
        self.assertEqual(str(inspect.signature(Counter.add)), '(self, /, n, times=1)')
        self.assertEqual(str(inspect.signature(Counter(1).add)), '(n, times=1)')
        self.assertEqual(str(inspect.signature(Counter.twice)), '(n)')
        self.assertEqual(str(inspect.signature(Counter.of)), '(n)')
        self.assertEqual(Counter.__doc__, 'Counts.\n\nStarts to count.\n\nArgs:\n    start: where')
        self.assertEqual(Counter.value.__doc__, 'The number.')
        self.assertEqual(Counter.__module__, 'shapes')
        self.assertEqual(Counter.add.__qualname__, 'Counter.add')


class Attributes(unittest.TestCase):
    def test_read_write_delete(self):
        counter = Counter(1)
        counter.value = 5
        self.assertEqual(counter.value, 5)
        with self.assertRaisesRegex(AttributeError, "property 'value' of 'Counter' object has no deleter"):
            del counter.value
        with self.assertRaises(AttributeError):
            counter.closed = True
        with self.assertRaises(TypeError):
            counter.value = 'x'
        self.assertEqual(counter.value, 5)
        with self.assertRaises(AttributeError):
            counter.other = 1

    def test_constants(self):
        self.assertEqual(Counter.ONE, 1)
        self.assertEqual(Point.ORIGIN, Point(0, 0))


class Operators(unittest.TestCase):
    def test_arithmetic(self):
        c = Counter(3)
        self.assertEqual((c + 2).value, 5)
        self.assertEqual((2 + c).value, 1005)
        self.assertEqual(c - Counter(1), 2)
        self.assertEqual((-c).value, -3)
        same = c
        c += 4
        self.assertIs(c, same)
        self.assertEqual(c.value, 7)

    def test_operands_that_do_not_fit(self):
        c = Counter(3)
        self.assertIs(c.__add__('x'), NotImplemented)
        self.assertIs(c.__radd__('x'), NotImplemented)
        self.assertIs(c.__sub__(3), NotImplemented)
        with self.assertRaisesRegex(TypeError, r"unsupported operand type\(s\) for \+: '(shapes.)?Counter' and 'str'"):
            c + 'x'
        with self.assertRaisesRegex(TypeError, 'unsupported operand'):
            c += 'x'
        with self.assertRaises(OverflowError):
            c + 2 ** 64

        class Other:
            def __radd__(self, other): return 'mine'
        self.assertEqual(c + Other(), 'mine')

    def test_comparison_and_hash(self):
        self.assertTrue(Counter(1) == Counter(1))
        self.assertTrue(Counter(1) != Counter(2))
        self.assertFalse(Counter(1) != Counter(1))
        self.assertFalse(Counter(1) == 1)
        self.assertTrue(Counter(1) < Counter(2))
        self.assertTrue(Counter(2) > Counter(1))
        self.assertEqual(hash(Counter(7)), 7)
        self.assertEqual(hash(Counter(-1)), -2)
        with self.assertRaises(TypeError):
            Counter(1) < 1
        with self.assertRaises(TypeError):
            Counter(1) <= Counter(1)

    def test_conversions(self):
        self.assertTrue(Counter(1))
        self.assertFalse(Counter(0))
        self.assertEqual(int(Counter(7)), 7)
        self.assertEqual(float(Counter(7)), 7.0)
        self.assertEqual('abcd'[Counter(2)], 'c')
        self.assertEqual(repr(Counter(2)), 'Counter(2)')
        self.assertEqual(str(Counter(2)), 'Counter(2)')
        self.assertEqual(f'{Counter(2):>x}', '>x:2')

    def test_iteration_call_with(self):
        self.assertEqual(list(Counter(3)), [3, 2, 1])
        self.assertEqual(Counter(1)('ab'), 'abab')
        self.assertEqual(Counter(1)(times=3, text='ab'), 'ababab')
        with Counter(1) as c:
            self.assertFalse(c.closed)
        self.assertTrue(c.closed)
        with self.assertRaises(KeyError):
            with Counter(1) as c:
                raise KeyError
        self.assertTrue(c.closed)

    def test_items(self):
        t = Table()
        t['a'] = 1
        self.assertEqual(t['a'], 1)
        self.assertEqual(len(t), 1)
        self.assertIn('a', t)
        self.assertNotIn('b', t)
        self.assertNotIn(1, t)
        del t['a']
        self.assertEqual(len(t), 0)
        self.assertRaises(TypeError, operator.getitem, t, 1)
        with self.assertRaisesRegex(TypeError, "'Token' object doesn't support item deletion"):
            del shapes.token()[1]


class Identity(unittest.TestCase):
    def test_the_same_object_is_the_same_object(self):
        c = Counter(1)
        self.assertIs(c.add(1), c)
        self.assertIs(Counter.last(), c)
        t = NamedTable('a')
        self.assertIs(shapes.same(t), t)

    def test_weak_references(self):
        c = Counter(1)
        r = weakref.ref(c)
        self.assertIs(r(), c)
        del c
        gc.collect()
        self.assertIsNone(r())
        again = Counter.last()
        self.assertEqual(again.value, 1)
        self.assertIs(Counter.last(), again)

    def test_a_dying_object_is_not_handed_out(self):
        seen = []
        c = Counter(5)
        r = weakref.ref(c, lambda _: seen.append(Counter.last()))
        del c
        self.assertEqual(seen[0].value, 5)
        self.assertIs(Counter.last(), seen[0])


class Inheritance(unittest.TestCase):
    def test_java_inheritance(self):
        self.assertTrue(issubclass(NamedTable, Table))
        t = NamedTable('n')
        t['a'] = 1
        self.assertEqual((t['a'], t.name, t.describe()), (1, 'n', 'table of 1'))
        self.assertIs(type(shapes.make_named('x')), NamedTable)
        self.assertRaises(TypeError, NamedTable)

    def test_python_subclasses(self):
        class Sub(NamedTable):
            def __init__(self, a, b):
                super().__init__(a + b)
                self.extra = a
            def __getitem__(self, key):
                return super().__getitem__(key) + 1
        s = Sub('x', 'y')
        s['k'] = 1
        self.assertEqual((s.name, s.extra, s['k']), ('xy', 'x', 2))
        self.assertIs(shapes.same(s), s)
        r = weakref.ref(s)
        s.cycle = s
        del s
        gc.collect()
        self.assertIsNone(r())

    def test_init_that_was_not_called(self):
        class Sub(NamedTable):
            def __init__(self): pass
        with self.assertRaisesRegex(RuntimeError, r'NamedTable.__init__\(\) was not called for this Sub object'):
            Sub().name
        with self.assertRaises(RuntimeError):
            shapes.same(Sub())
        with self.assertRaises(RuntimeError):
            len(NamedTable.__new__(NamedTable))

    def test_other_objects_are_refused(self):
        with self.assertRaisesRegex(TypeError, r"same\(\) argument 'table' must be Table, not Counter"):
            shapes.same(Counter(1))
        for other in None, 1, object(), Table, shapes:
            self.assertRaises(TypeError, shapes.same, other)
        self.assertRaises(TypeError, Table.describe, Counter(1))


class Overriding(unittest.TestCase):
    def test_java_sees_overrides(self):
        class Sub(NamedTable):
            def describe(self):
                return 'my ' + super().describe()
            def weigh(self, unit, times):
                return len(unit) * times
        sub = Sub('x')
        self.assertEqual(sub.describe(), 'my table of 0')
        self.assertEqual(shapes.described(sub), '<my table of 0>')
        self.assertEqual(shapes.weighed(sub), 8)
        sub['a'] = 1
        self.assertEqual(shapes.described(sub), '<my table of 1>')
        sub.describe = lambda: 'not looked at'
        self.assertEqual(shapes.described(NamedTable('y')), '<table of 0>')

    def test_what_is_not_overridden(self):
        class Sub(Table):
            pass
        sub = Sub()
        sub['a'] = 1
        self.assertEqual(shapes.described(sub), '<table of 1>')
        self.assertEqual(shapes.weighed(sub), 2)
        sub.clear()
        self.assertEqual(len(sub), 0)

    def test_errors_of_overrides(self):
        class Sub(Table):
            def describe(self):
                raise KeyError('mine')
            def weigh(self, unit, times):
                return 'heavy'
        with self.assertRaises(KeyError):
            shapes.described(Sub())
        with self.assertRaises(Exception) as caught:
            shapes.weighed(Sub())
        self.assertIn("expected int, got str 'heavy'", str(caught.exception))
        with self.assertRaises(TableException):
            Table.weigh(Sub(), 'x', -1)

    def test_without_its_python_half_it_is_java(self):
        class Sub(Table):
            def describe(self):
                return 'mine'
        sub = Sub()
        shapes.keep(sub)
        self.assertEqual(shapes.kept_described(), 'mine')
        del sub
        gc.collect()
        self.assertEqual(shapes.kept_described(), 'table of 0')
        shapes.keep(Table())

    def test_references(self):
        class Sub(Table):
            def describe(self):
                return super().describe()
        sub = Sub()
        counts = [sys.getrefcount(o) for o in (sub, Sub, Sub.describe, Table.describe, Table.weigh)]
        for _ in range(100):
            shapes.described(sub)
            shapes.weighed(sub)
        self.assertEqual([sys.getrefcount(o) for o in (sub, Sub, Sub.describe, Table.describe, Table.weigh)], counts)


class Records(unittest.TestCase):
    def test_values(self):
        p = Point(1, y=2)
        self.assertEqual((p.x, p.y), (1.0, 2.0))
        self.assertEqual(p, Point(1, 2))
        self.assertNotEqual(p, Point(1, 3))
        self.assertNotEqual(p, (1, 2))
        self.assertEqual(hash(p), hash(Point(1.0, 2.0)))
        self.assertEqual(repr(p), 'Point(x=1.0, y=2.0)')
        self.assertEqual(Point(1), Point(1, 0))
        self.assertEqual(p + p, Point(2, 4))
        self.assertEqual(shapes.mirror(p), Point(-1, -2))
        self.assertEqual(Point(3, 4).norm(), 5)
        self.assertEqual(Point.x.__doc__, 'to the right')

    def test_immutable(self):
        p = Point(1, 2)
        with self.assertRaises(AttributeError):
            p.x = 2
        with self.assertRaises(TypeError):
            Point.x = 1
        with self.assertRaisesRegex(TypeError, 'immutable'):
            p.__init__(3, 4)
        self.assertEqual(p, Point(1, 2))

    def test_pickled_and_copied(self):
        p = Point(1, 2)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            self.assertEqual(pickle.loads(pickle.dumps(p, protocol)), p)
        self.assertEqual(copy.copy(p), p)
        self.assertEqual(copy.deepcopy([p]), [p])
        self.assertRaises(TypeError, pickle.dumps, Counter(1))

    def test_patterns(self):
        self.assertEqual(Point.__match_args__, ('x', 'y'))
        match Point(1, 2):
            case Point(1.0, y):
                self.assertEqual(y, 2)
            case _:
                self.fail()


class Enums(unittest.TestCase):
    def test_members(self):
        self.assertTrue(issubclass(Color, enum.Enum))
        self.assertEqual([c.name for c in Color], ['RED', 'GREEN', 'BLUE'])
        self.assertIs(shapes.next(Color.RED), Color.GREEN)
        self.assertIs(Color('BLUE'), Color.BLUE)
        self.assertEqual(Color.__doc__, 'Colours.')
        self.assertEqual(Color.__module__, 'shapes')
        self.assertRaises(TypeError, shapes.next, 'RED')
        self.assertIs(copy.deepcopy(Color.RED), Color.RED)


    def test_methods_of_java(self):
        self.assertEqual([way.name for way in Way], ['NORTH', 'EAST', 'SOUTH', 'WEST'])
        self.assertEqual([way.value for way in Way], [way.name for way in Way])
        self.assertEqual([way.describe() for way in Way], ['north', 'east', 'south', 'the far west'])
        self.assertEqual(Way.EAST.describe(prefix='to '), 'to east')
        self.assertEqual([way.x for way in Way], [0, 1, 0, -1])
        self.assertIs(Way.of('S'), Way.SOUTH)
        self.assertIsNone(Way.of('X'))
        self.assertEqual(Way.all(), list(Way))
        self.assertIs(shapes.opposite(Way.EAST), Way.WEST)
        self.assertIs(-Way.EAST, Way.WEST)
        self.assertIs(Way.WEST + 1, Way.NORTH)
        self.assertEqual(Way.EAST(3), 3)
        self.assertEqual(''.join(Way.EAST), 'EAST')
        self.assertEqual(sorted([Way.WEST, Way.NORTH]), [Way.NORTH, Way.WEST])
        Way.EAST.walked = 7
        self.assertEqual((Way.EAST.walked, Way.WEST.walked), (7, 0))

    def test_they_are_enums_all_the_same(self):
        self.assertEqual((Way.HOME, Way.COUNT), (Way.NORTH, 4))
        self.assertNotIn('COUNT', Way.__members__)
        self.assertEqual((repr(Way.EAST), str(Way.EAST), f'{Way.EAST}'), ("<Way.EAST: 'EAST'>", 'E', 'E'))
        self.assertEqual(Way.__doc__, 'Directions, with what Java knows about them.')
        self.assertIs(Way('EAST'), Way['EAST'])
        self.assertRaises(ValueError, Way, 'UP')
        self.assertEqual({Way.EAST: 1}[Way.EAST], 1)
        self.assertNotEqual(Way.EAST, Way.WEST)
        for same in copy.copy, copy.deepcopy, lambda way: pickle.loads(pickle.dumps(way)):
            self.assertIs(same(Way.SOUTH), Way.SOUTH)
        self.assertIs(weakref.ref(Way.EAST)(), Way.EAST)
        match Way.EAST:
            case Way.WEST: self.fail()
            case Way.EAST: pass
        with self.assertRaises(TypeError):
            class Sub(Way): pass
        self.assertEqual(inspect.signature(Way.EAST.describe), inspect.signature(lambda prefix='': None))
        self.assertEqual(Way.describe.__qualname__, 'Way.describe')
        self.assertEqual((Way.x.__doc__, Way.of.__doc__), ('To the east.', 'The one of a letter.'))

    def test_wrong_calls(self):
        with self.assertRaisesRegex(TypeError, r"Way.describe\(\) got an unexpected keyword argument 'suffix'"):
            Way.EAST.describe(suffix=1)
        with self.assertRaisesRegex(TypeError, "unsupported operand type"):
            Way.EAST + 'x'
        with self.assertRaisesRegex(TypeError, "not supported between instances of 'Way' and 'int'"):
            Way.EAST < 1
        with self.assertRaisesRegex(ValueError, 'backwards'):
            Way.EAST(-1)
        with self.assertRaisesRegex(TypeError, "must be Way, not str"):
            shapes.opposite('EAST')
        with self.assertRaisesRegex(AttributeError, 'x'):
            Way.EAST.x = 1
        base = Way.__mro__[1]
        with self.assertRaisesRegex(TypeError, 'no member of the enum Way'):
            base().describe()
        with self.assertRaisesRegex(TypeError, "must be Way, not Way"):
            shapes.opposite(base())
        with self.assertRaises(TypeError):
            Way.describe('EAST')


class Ordered(unittest.TestCase):
    def test_order_does_not_take_equality_and_hash_away(self):
        one, two = shapes.Rank(1), shapes.Rank(2)
        self.assertTrue(one < two and two > one and not two < one)
        self.assertTrue(one == shapes.Rank(1) and one != two)
        self.assertEqual(len({one, two, shapes.Rank(1)}), 2)


class Exceptions(unittest.TestCase):
    def test_own_classes(self):
        with self.assertRaises(MissingError) as caught:
            Table()['x']
        self.assertEqual(caught.exception.args, ('no x',))
        self.assertTrue(issubclass(MissingError, TableException))
        self.assertTrue(issubclass(TableException, LookupError))
        self.assertEqual(TableException.__doc__, 'Something with a table.')
        self.assertEqual(MissingError.__module__, 'shapes')


class Leaks(unittest.TestCase):
    def blocks(self, action):
        for _ in range(100):
            action()
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(1000):
            action()
        gc.collect()
        return sys.getallocatedblocks() - before

    def test_nothing_is_left(self):
        def refused(function, *args):
            try:
                function(*args)
            except Exception:
                pass
        c, t, p = Counter(5), NamedTable('abcdefg'), Point(1, 2)
        class Sub(NamedTable):
            pass
        actions = [
            lambda: Counter(7777), lambda: Counter(start=7777, step=3), lambda: refused(Counter), lambda: refused(Counter, 'x'),
            lambda: c + 1000, lambda: 1000 + c, lambda: refused(operator.add, c, 'x'), lambda: refused(operator.add, c, 2 ** 70),
            lambda: c == Counter(5), lambda: c == 1, lambda: c.add(1), lambda: list(Counter(3)), lambda: c('abc', times=2), lambda: f'{c:x}',
            lambda: p == Point(1, 2), lambda: repr(p), lambda: hash(p), lambda: shapes.mirror(p), lambda: p + p, lambda: p.norm(), lambda: p.x, lambda: copy.copy(p), lambda: pickle.dumps(p),
            lambda: t.__setitem__('abcd', 5000), lambda: t['abcd'], lambda: refused(operator.getitem, t, 'nothing'), lambda: 'x' in t,
            lambda: 5 in t, lambda: t.name, lambda: shapes.same(t), lambda: shapes.make_named('name'), lambda: Sub('x'),
            lambda: shapes.next(Color.RED), lambda: Way.EAST.describe(), lambda: Way.EAST + 1, lambda: Way.all(), lambda: refused(Way.EAST, -1),
            lambda: Way.EAST < Way.WEST, lambda: list(Way.EAST), lambda: Way.EAST.x, lambda: refused(Way.__mro__[1]().describe), lambda: refused(shapes.next, 1), lambda: weakref.ref(Counter(1)), lambda: setattr(c, 'value', 10000),
            lambda: refused(setattr, c, 'value', 'x'), lambda: refused(delattr, c, 'value'), lambda: c.__enter__(), lambda: c.__exit__(1, 2, 3),
            lambda: refused(shapes.same, c), lambda: refused(NamedTable.__new__(NamedTable).describe), lambda: c.__init__(1, step=2),
        ]
        for number, action in enumerate(actions):
            self.assertLess(self.blocks(action), 100, f'action {number}')

    def test_reference_counts_of_singletons_and_arguments(self):
        value = object()
        before = sys.getrefcount(value)
        for _ in range(100):
            for function in shapes.same, shapes.next, shapes.mirror, Counter(1).__add__, Counter:
                try:
                    function(value)
                except TypeError:
                    pass
        self.assertEqual(sys.getrefcount(value), before)


unittest.main(verbosity=0)
