"""Calls and instances in large numbers leave nothing behind: arguments are how many of each."""
import gc
import pathlib
import resource
import sys
import unittest

import baskets
from baskets import Basket, Pair, Span, sum as add

CALLS, INSTANCES = (int(n) for n in sys.argv[1:3])


class Sub(Basket):
    def __len__(self):
        return super().__len__() + 1


def call_function(n):
    for i in range(n):
        add(i, 1000)


def call_with_keyword(n):
    for i in range(n):
        add(i, b=1000)


def call_method_and_attribute(n):
    basket = Basket()
    for i in range(n // 2):
        basket.pick('name')
        basket.owner


def call_with_wrong_argument(n):
    for i in range(n // 100):
        try:
            add('a')
        except TypeError:
            pass


def call_with_collections(n):
    basket = Basket()
    for i in range(n // 100):
        baskets.distinct([basket])


def call_what_is_overridden(n):
    sub = Sub()
    sub += 1
    for i in range(n // 200):
        baskets.seen(sub)


def make(n):
    for i in range(n):
        Span(i, i + 1)


def make_values(n):
    for i in range(n):
        Pair(i, right=i)


def make_of_python_classes(n):
    for i in range(n):
        Sub()


def make_and_refuse(n):
    for i in range(n // 100):
        try:
            Span('x', 'y')
        except TypeError:
            pass


def keep_and_drop(n):
    for _ in range(10):
        kept = [Basket() for _ in range(n // 10)]
        kept.clear()


def rss():
    """Megabytes of memory in use; at least those used most where nobody tells."""
    status = pathlib.Path('/proc/self/statm')
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def measured():
    heap = baskets.used_heap() / 1e6
    gc.collect()
    return sys.getallocatedblocks(), heap, rss(), [sys.getrefcount(o) for o in (Basket, Pair, Span, Sub, add)]


class Flat(unittest.TestCase):
    def test_nothing_grows(self):
        for action in (call_function, call_with_keyword, call_method_and_attribute, call_with_wrong_argument, call_with_collections,
                       call_what_is_overridden, make, make_values, make_of_python_classes, make_and_refuse, keep_and_drop):
            number = CALLS if action.__name__.startswith('call') else INSTANCES
            action(number)
            before = measured()
            action(number)
            after = measured()
            print(f'{action.__name__:28} {number:>9}  blocks {after[0] - before[0]:+6}  Java heap {after[1] - before[1]:+6.1f} MB  '
                  f'RSS {after[2] - before[2]:+6.1f} MB')
            with self.subTest(action.__name__):
                # A block lost each time would be 200 at least; caches and free lists take a few.
                self.assertLess(after[0] - before[0], max(100, number // 2000))
                self.assertLess(after[1] - before[1], 2)
                self.assertLess(after[2] - before[2], 24)
                self.assertEqual(after[3], before[3])


unittest.main(argv=sys.argv[:1], verbosity=0)
