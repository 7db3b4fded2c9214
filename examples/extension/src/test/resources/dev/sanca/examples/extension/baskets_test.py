"""What Python overrides, Java sees: methods, attributes, special methods."""
import gc
import pickle
import sys
import unittest

import baskets
from baskets import Basket, Container, Pair, Span, Thing


def filled(cls, *numbers):
    basket = cls()
    for number in numbers:
        basket += number
    return basket


class Plain(Basket):
    """Overrides nothing."""


class Loud(Basket):
    """Overrides all, and asks Java for its answer."""
    def weight(self): return super().weight() + 100
    @property
    def label(self): return 'loud ' + super().label
    room = 7
    def __len__(self): return super().__len__() + 1
    def __bool__(self): return not super().__bool__()
    def __contains__(self, number): return [] if super().__contains__(number) else 'yes'
    def __getitem__(self, index): return super().__getitem__(index) * 2
    def __add__(self, number): return super().__add__(number) + 1000
    def __radd__(self, number): return super().__radd__(number) + 2000
    def __call__(self, text, times=2): return '<' + super().__call__(text, times) + '>'
    def __iter__(self): return (2 * n for n in super().__iter__())
    def __hash__(self): return super().__hash__() ^ 2 ** 40
    def __eq__(self, other): return super().__eq__(other)
    def __str__(self): return 'loud ' + super().__str__()
    def __lt__(self, other): return 'not empty'
    def tell(self, first, *others, end='.', **more): return repr((first, others, end, more))
    def pick(self, x): return super().pick(x).upper()


def java_hash(bits):
    return (bits ^ bits >> 32) & 0xffffffff


class Overriding(unittest.TestCase):
    def test_what_is_not_overridden(self):
        for cls in Basket, Plain:
            self.assertEqual(baskets.seen(filled(cls, 5, 6)), {
                'weight': 11, 'label': 'thing', 'room': 8, 'size': 2, 'isFull': False, 'has': True, 'get': 5, 'plus': 12, 'added': 12,
                'call': 'ab', 'iterator': [5, 6], 'hashCode': hash(filled(Basket, 5, 6)), 'toString': '[5, 6]', 'less': False,
                'tell': 'a[1, 2]{k=3}!', 'pick': 'number name', 'self': True, 'twice': 'twice'})

    def test_what_is_overridden(self):
        loud = filled(Loud, 5, 6)
        self.assertEqual(baskets.seen(loud), {
            'weight': 111, 'label': 'loud thing', 'room': 7, 'size': 3, 'isFull': True, 'has': False, 'get': 10, 'plus': 1112,
            'added': 2112, 'call': '<ab>', 'iterator': [10, 12], 'toString': 'loud [5, 6]', 'less': True,
            'tell': "('a', (1, 2), '!', {'k': 3})", 'pick': 'NUMBER NAME', 'self': True, 'twice': 'twice',
            'hashCode': java_hash(hash(loud))})

    def test_python_calls_as_python_does(self):
        loud = filled(Loud, 5, 6)
        self.assertEqual((len(loud), bool(loud), 5 in loud, 7 in loud, loud[0], loud + 1, 1 + loud), (3, True, False, True, 10, 1112, 2112))
        self.assertEqual((loud('ab', times=1), list(loud), str(loud), loud.label, loud.room), ('<ab>', [10, 12], 'loud [5, 6]', 'loud thing', 7))
        self.assertEqual(Basket.weight(loud), 11)
        self.assertEqual(Basket.label.__get__(loud), 'thing')
        self.assertEqual(Basket.pick(loud, 1), 'number')

    def test_assignments(self):
        changes = []
        class Noting(Basket):
            def __iadd__(self, number):
                changes.append(number)
                return super().__iadd__(number)
            def __setitem__(self, index, number):
                changes.append((index, number))
                super().__setitem__(index, number)
            @property
            def owner(self):
                return 'the ' + super().owner
            @owner.setter
            def owner(self, value):
                changes.append(value)
                Basket.owner.__set__(self, value)
        noting = Noting()
        baskets.change(noting, 3, 'me')
        self.assertEqual(changes, [3, (0, 3), 'me'])
        self.assertEqual(noting.owner, 'the me')
        self.assertEqual(Basket.owner.__get__(noting), 'me')
        class ReadOnly(Basket):
            owner = property(lambda self: 'fixed')
        with self.assertRaises(AttributeError):
            baskets.change(ReadOnly(), 3, 'me')

    def test_iteration_and_with(self):
        class Ending(Basket):
            left = 2
            def __next__(self):
                if not self.left:
                    raise StopIteration
                self.left -= 1
                return self.left
            def __enter__(self):
                return super().__enter__()
            def __exit__(self, *error):
                return error == ('x',)
        ending = Ending()
        self.assertEqual([baskets.next_of(ending) for _ in range(3)], [1, 0, -1])
        self.assertEqual(baskets.next_of(filled(Plain)), -1)
        self.assertEqual(baskets.next_of(filled(Plain, 4)), 4)
        self.assertTrue(baskets.entered(ending))
        class Failing(Basket):
            def __next__(self):
                raise KeyError('mine')
        with self.assertRaises(KeyError):
            baskets.next_of(Failing())

    def test_equality_in_java_collections(self):
        class Same(Basket):
            def __eq__(self, other): return NotImplemented
            def __hash__(self): return 1
        one, two = Same(), Same()
        self.assertEqual(baskets.distinct([one, two, one]), 2)
        class AllEqual(Basket):
            def __eq__(self, other): return True
            def __hash__(self): return 1
        self.assertEqual(baskets.distinct([AllEqual(), AllEqual()]), 1)
        self.assertFalse(baskets.equals_runtime(one))
        self.assertFalse(baskets.equals_runtime(AllEqual()))
        self.assertFalse(AllEqual() != 3)
        self.assertFalse(AllEqual() != Basket())
        self.assertTrue(one != two)
        self.assertFalse(one != one)
        self.assertFalse(Plain() != Plain())
        self.assertTrue(Plain() != 3)
        self.assertTrue(Plain() != filled(Plain, 3))
        class Broken(Basket):
            def __eq__(self, other): raise KeyError('mine')
        with self.assertRaises(KeyError):
            Broken() != Basket()
        class Unhashable(Basket):
            def __eq__(self, other): return True
        with self.assertRaisesRegex(TypeError, 'unhashable'):
            baskets.distinct([Unhashable()])

    def test_results_that_do_not_fit(self):
        class Wrong(Basket):
            def __init__(self, **results):
                super().__init__()
                vars(self).update(results)
            def __len__(self): return None
        with self.assertRaisesRegex(TypeError, 'expected int, got None'):
            baskets.seen(filled(Wrong, 5))
        class WrongWeight(Basket):
            def weight(self): return 'heavy'
        with self.assertRaisesRegex(TypeError, "expected int, got str 'heavy'"):
            baskets.seen(filled(WrongWeight, 5))
        class WrongLabel(Basket):
            label = 3
        with self.assertRaisesRegex(TypeError, 'expected str, got int'):
            baskets.seen(filled(WrongLabel, 5))

    def test_abstract_classes(self):
        for cls in Thing, Container:
            with self.assertRaises(TypeError):
                cls()
        self.assertTrue(issubclass(Basket, Thing))


class Constructors(unittest.TestCase):
    def test_several(self):
        self.assertEqual([s.show() for s in (Span(1, 2), Span(3), Span('3-7'), Span(Span(1, 2), by=10), Span(end=7, start=5), Span(text='1-2'))],
                         ['1-2', '3-100', '3-7', '11-12', '5-7', '1-2'])
        self.assertEqual((Pair(1, 2), Pair('abc')), (Pair(left=1, right=2), Pair(3, 3)))
        self.assertEqual(pickle.loads(pickle.dumps(Pair('ab'))), Pair(2, 2))

    def test_none_fits(self):
        with self.assertRaises(TypeError) as caught:
            Span(1.5, by=2)
        self.assertEqual(str(caught.exception), 'Span.__init__() takes no such arguments as (float, by=int); it can be called as\n'
                         '    Span(other: Span, *, by: int = 0)\n    Span(text: str)\n    Span(start: int, end: int = 100)')
        self.assertRaises(TypeError, Span)
        with self.assertRaisesRegex(ValueError, 'ends before'):
            Span(2, 1)
        with self.assertRaisesRegex(ValueError, 'ends before'):
            Span('2-1')
        class BadIndex:
            def __index__(self): raise KeyError('mine')
        self.assertRaises(KeyError, Span, BadIndex())

    def test_docs(self):
        self.assertIsNone(Span.__text_signature__)
        self.assertEqual(Span.__doc__, 'From here to there.\n\n'
                         'Span(other: Span, *, by: int = 0)\nSpan(text: str)\nSpan(start: int, end: int = 100)\n\n'
                         'Of a text such as 3-7.\n\nBetween two numbers.\n\nArgs:\n    start: the first\n    end: the one after the last')

    def test_subclasses(self):
        class Sub(Span):
            def __init__(self, *args):
                super().__init__(*args)
            def show(self):
                return 'sub ' + super().show()
        self.assertEqual([baskets.shown(s) for s in (Sub(1, 2), Sub('3-4'), Sub(Sub(5, 6)))], ['sub 1-2', 'sub 3-4', 'sub 5-6'])


class Leaks(unittest.TestCase):
    def test_nothing_is_left(self):
        def refused(function, *args):
            try:
                function(*args)
            except Exception:
                pass
        class Wrong(Basket):
            def __len__(self): return None
        class Failing(Basket):
            @property
            def label(self): raise KeyError
            def __next__(self): raise StopIteration
            def __eq__(self, other): return NotImplemented
            def __hash__(self): return 1
            @property
            def owner(self): return 'x'
        loud, wrong, failing = filled(Loud, 5000), filled(Wrong, 5000), filled(Failing, 5000)
        objects = [loud, wrong, failing, Loud, Loud.weight, Loud.__len__, Basket.weight, Basket.__len__, Basket.label, Loud.label]
        actions = [lambda: baskets.seen(loud), lambda: refused(baskets.seen, wrong), lambda: refused(baskets.seen, failing),
                   lambda: baskets.next_of(failing), lambda: baskets.distinct([failing, failing]), lambda: baskets.equals_runtime(loud),
                   lambda: baskets.equals_runtime(failing), lambda: refused(baskets.change, failing, 1, 'x'), lambda: filled(Loud, 1), lambda: Span('3000-4000'), lambda: Span(3000, 4000),
                   lambda: refused(Span, 'x', 'y'),
                   lambda: Basket.__eq__(loud, loud), lambda: loud != failing, lambda: failing != loud]
        def held():
            gc.collect()
            return sys.getallocatedblocks(), [sys.getrefcount(o) for o in objects]
        counts = held()[1]
        for number, action in enumerate(actions):
            for _ in range(50):
                action()
            for _ in range(100):
                if held()[1] == counts:
                    break
                baskets.collect_java()
            blocks = held()[0]
            for _ in range(300):
                action()
            for _ in range(100):
                now = held()
                if now[0] - blocks < 150 and now[1] == counts:
                    break
                baskets.collect_java()
            self.assertLess(now[0] - blocks, 150, f'action {number}')
            self.assertEqual(now[1], counts, f'action {number}')


unittest.main(verbosity=0)
