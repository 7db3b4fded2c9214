import gc
import pickle
import sys
import unittest
import weakref

from bag import Bag, Iterator
from point import Point


class Values(unittest.TestCase):
    def test_new_and_init(self):
        self.assertEqual(repr(Point()), "Point(0.0, 0.0)")
        self.assertEqual(repr(Point(1, y=2)), "Point(1.0, 2.0)")
        with self.assertRaisesRegex(TypeError, r"Point\(\) takes at most 3 arguments"):
            Point(1, 2, 3, 4)
        with self.assertRaises(TypeError):
            Point("1")

    def test_init_again_replaces(self):
        class Label:
            pass

        label = Label()
        ref = weakref.ref(label)
        point = Point(1, 2, label)
        del label
        self.assertIs(point.label, ref())
        point.__init__(3, 4)
        self.assertIsNone(ref())
        self.assertEqual((point.x, point.y), (3, 4))

    def test_dealloc_releases(self):
        label = {1}
        count = sys.getrefcount(label)
        point = Point(1, 2, label)
        self.assertEqual(sys.getrefcount(label), count + 1)
        types = sys.getrefcount(Point)
        del point
        self.assertEqual(sys.getrefcount(label), count)
        self.assertEqual(sys.getrefcount(Point), types - 1)

    def test_members(self):
        point = Point(1, 2)
        point.x = 5
        self.assertEqual(point.x, 5.0)
        with self.assertRaisesRegex(AttributeError, "readonly attribute"):
            point.y = 1
        with self.assertRaises(TypeError):
            point.x = "no"
        with self.assertRaises(AttributeError):
            point.label
        point.label = "here"
        self.assertEqual(point.label, "here")
        del point.label
        with self.assertRaises(AttributeError):
            point.label

    def test_getset(self):
        point = Point(3, 4)
        self.assertEqual(point.norm, 5.0)
        with self.assertRaises(AttributeError):
            point.norm = 1
        point.first, point.second = 6, 8
        self.assertEqual((point.norm, point.first, point.second), (10.0, 6.0, 8.0))
        with self.assertRaisesRegex(TypeError, "a point has two coordinates"):
            del point.first
        with self.assertRaises(TypeError):
            point.first = "x"
        self.assertEqual(Point.norm.__doc__, "Distance to the origin.")

    def test_number(self):
        self.assertEqual(Point(1, 2) + Point(3, 4), Point(4, 6))
        point = same = Point(1, 2)
        point += Point(1, 1)
        self.assertIs(point, same)
        self.assertEqual(point, Point(2, 3))
        self.assertEqual(-point, Point(-2, -3))
        self.assertEqual(pow(point, 2, 3), (2, 3))
        self.assertEqual(point ** 2, (2, None))
        self.assertTrue(point)
        self.assertFalse(Point())
        self.assertEqual([10, 11, 12][point], 12)
        with self.assertRaisesRegex(TypeError, r"unsupported operand type\(s\) for \+"):
            point + 1

    def test_comparison_and_hash(self):
        self.assertEqual(Point(1, 2), Point(1, 2))
        self.assertNotEqual(Point(1, 2), Point(1, 3))
        self.assertLess(Point(1, 2), Point(1, 3))
        self.assertNotEqual(Point(1, 2), 1)
        with self.assertRaises(TypeError):
            Point(1, 2) < 1
        self.assertEqual(len({Point(1, 2), Point(1, 2), Point(2, 2)}), 2)

    def test_type(self):
        self.assertEqual(Point.__doc__, "A point in the plane.")
        self.assertEqual((Point.__name__, Point.__module__), ("Point", "point"))
        point = Point(1, 2)
        point.swap()
        self.assertEqual(point, Point(2, 1))

    def test_subclass(self):
        class Named(Point):
            def __init__(self, name, *rest):
                super().__init__(*rest)
                self.name = name

            def __repr__(self):
                return self.name + super().__repr__()

        for _ in range(100):
            named = Named("n", 1, 2, {})
            self.assertEqual(repr(named), "nPoint(1.0, 2.0)")
            self.assertIs(type(named + named), Named)
            ref = weakref.ref(named)
            del named
            self.assertIsNone(ref())


class Containers(unittest.TestCase):
    def test_sequence(self):
        bag = Bag(1, 2, 3)
        self.assertEqual(len(bag), 3)
        self.assertIn(2, bag)
        self.assertNotIn(4, bag)
        self.assertEqual(bag * 2, [1, 2, 3, 1, 2, 3])

    def test_mapping(self):
        bag = Bag(1, 2, 3)
        self.assertEqual(bag[-1], 3)
        self.assertEqual(bag[1:], [2, 3])
        bag[0] = 9
        del bag[1]
        self.assertEqual(list(bag), [9, 3])
        with self.assertRaises(IndexError):
            bag[5]
        with self.assertRaises(TypeError):
            bag["x"]

    def test_iterator(self):
        iterator = iter(Bag(1, 2))
        self.assertIs(iter(iterator), iterator)
        self.assertIsInstance(iterator, Iterator)
        self.assertEqual(next(iterator), 1)
        self.assertEqual(next(iterator), 2)
        with self.assertRaises(StopIteration):
            next(iterator)
        with self.assertRaisesRegex(TypeError, "cannot create 'bag.Iterator' instances"):
            Iterator()

    def test_call(self):
        bag = Bag()
        self.assertEqual(bag(1, b=2), (bag, (1,), {"b": 2}))
        self.assertEqual(bag(), (bag, (), None))

    def test_cycles_are_collected(self):
        class Sub(Bag):
            pass

        class Marker:
            pass

        for kind in Bag, Sub:
            bag = kind(Marker())
            ref = weakref.ref(bag[0])
            bag.add(bag)
            bag.add(iter(bag))
            self.assertTrue(gc.is_tracked(bag))
            del bag
            self.assertIsNotNone(ref())
            gc.collect()
            self.assertIsNone(ref())

    def test_types_are_not_leaked(self):
        gc.collect()
        count = sys.getrefcount(Bag)
        bags = [Bag(i) for i in range(100)]
        self.assertEqual(sys.getrefcount(Bag), count + 100)
        del bags
        self.assertEqual(sys.getrefcount(Bag), count)

    def test_survives_collection(self):
        bags = [Bag([Bag()]) for _ in range(100)]
        gc.collect()
        self.assertEqual([len(bag[0]) for bag in bags], [1] * 100)


unittest.main(argv=["types_test"], verbosity=0)
