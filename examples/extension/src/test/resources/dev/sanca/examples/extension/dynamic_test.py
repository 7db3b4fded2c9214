"""Access to attributes in Java, and descriptors."""
import gc
import sys
import unittest

import dynamic
from dynamic import Anything, Counted, More, Times


class Attributes(unittest.TestCase):
    def test_what_is_not_there_is_asked_for(self):
        for cls in Anything, More:
            thing = cls()
            thing.x = 5
            thing.name = 'n'
            self.assertEqual((thing.x, thing.name, thing.size), (5, 'n', 2))
            self.assertEqual(getattr(thing, 'y', 'none'), 'none')
            self.assertFalse(hasattr(thing, 'y'))
            with self.assertRaisesRegex(AttributeError, "no attribute 'y'"):
                thing.y
            self.assertEqual(dir(thing), ['name', 'x'])
            del thing.x
            self.assertFalse(hasattr(thing, 'x'))
            with self.assertRaises(AttributeError):
                del thing.x
        self.assertEqual(More().more, 'more')

    def test_normal_lookup_comes_first(self):
        thing = Anything()
        thing.size = 100
        self.assertEqual(thing.size, 1)
        self.assertEqual(thing.__getattr__('size'), 100)
        self.assertEqual(Anything.__getattr__(thing, 'size'), 100)
        self.assertRaises(TypeError, Anything.__getattr__, 3, 'x')
        self.assertRaises(TypeError, thing.__getattr__)

    def test_python_subclasses(self):
        class Plain(Anything):
            kind = 'plain'
        plain = Plain()
        plain.x = 1
        self.assertEqual((plain.x, plain.kind, vars(plain)), (1, 'plain', {}))
        class Own(More):
            def __getattr__(self, name):
                return name.upper() if name != 'y' else super().__getattr__(name)
            def __setattr__(self, name, value):
                super().__setattr__(name, value + 1)
        own = Own()
        own.y = 1
        self.assertEqual((own.x, own.y, own.more), ('X', 2, 'more'))
        self.assertEqual(dynamic.ask(own, 'abc'), 'ABC')
        self.assertEqual(dynamic.ask(plain, 'x'), 1)
        with self.assertRaises(AttributeError):
            dynamic.ask(plain, 'z')
        del own.y
        with self.assertRaises(AttributeError):
            own.y

    def test_of_values(self):
        times = Times(3)
        self.assertEqual((times.base, times.times5), (3, 15))
        self.assertRaises(AttributeError, getattr, times, 'other')
        self.assertRaises(ValueError, getattr, times, 'timesx')
        with self.assertRaises(TypeError):
            Times.x = 1
        with self.assertRaises(AttributeError):
            times.base = 1


class Descriptors(unittest.TestCase):
    def test_protocol(self):
        class Owner:
            count = Counted()
        owner = Owner()
        self.assertEqual(owner.count, [0, 1])
        owner.count = 'a'
        self.assertEqual(owner.count, ['a', 2])
        del owner.count
        self.assertEqual(owner.count, ['deleted', 3])
        self.assertIs(Owner.count, vars(Owner)['count'])
        self.assertEqual(Owner.count.owner, 'Owner.count')

    def test_class_getitem(self):
        self.assertEqual(Counted[int], 'Counted of int')
        self.assertEqual(Counted[3], 'Counted of 3')
        with self.assertRaises(TypeError):
            Anything[int]


class Leaks(unittest.TestCase):
    def test_nothing_is_left(self):
        class Owner:
            count = Counted()
        thing, owner, times = More(), Owner(), Times(2)
        thing.x = 12345
        actions = [lambda: thing.x, lambda: setattr(thing, 'y', 100000), lambda: hasattr(thing, 'nothing'), lambda: owner.count,
                   lambda: setattr(owner, 'count', 10 ** 6), lambda: Counted[3], lambda: times.times7, lambda: dir(thing)]
        for number, action in enumerate(actions):
            for _ in range(200):
                action()
            gc.collect()
            before = sys.getallocatedblocks()
            for _ in range(600):
                action()
            gc.collect()
            self.assertLess(sys.getallocatedblocks() - before, 150, f'action {number}')


unittest.main(verbosity=0)
