"""Classes of one module in the functions of another."""
import gc
import sys
import unittest
import weakref

import purses

assert 'coins' in sys.modules, 'purses imports it'

import coins
from coins import Coin, Side
from purses import Purse

try:
    import _interpreters as interpreters  # 3.13
except ImportError:
    try:
        import _xxsubinterpreters as interpreters
    except ImportError:
        interpreters = None

USE = '''
import purses
import coins
assert type(purses.made(3)) is coins.Coin
assert purses.larger(coins.Coin(3), coins.Coin(4)).value == 4
assert purses.turn(coins.Side.HEADS) is coins.Side.TAILS
'''


class Foreign(unittest.TestCase):
    def test_arguments_and_results(self):
        one, two = Coin(1), Coin(2)
        self.assertIs(purses.larger(one, two), two)
        self.assertIs(purses.larger(one), one)
        self.assertIs(purses.larger(one, other=None), one)
        self.assertIs(type(purses.made(5)), Coin)
        self.assertIsNone(purses.made(-1))
        self.assertIs(purses.turn(Side.HEADS), Side.TAILS)
        self.assertEqual(purses.stamp('abc'), coins.mint.Stamp('abc'))
        self.assertIsNone(purses.stamp(''))
        self.assertEqual([coin.value for coin in purses.many(3)], [0, 1, 2])

    def test_inside_other_values(self):
        one, two = Coin(1), Coin(2)
        purse = Purse(one, two)
        self.assertIs(purse.coins[1], two)
        self.assertEqual([coin.value for coin in (purse + Coin(3)).coins], [1, 2, 3])
        self.assertEqual(purse.named(lambda coin: f'c{coin.value}'), {'c1': one, 'c2': two})

    def test_python_subclasses_are_instances(self):
        class Token(Coin):
            def __init__(self):
                super().__init__(9)
        token = Token()
        self.assertIs(purses.larger(token, Coin(1)), token)

    def test_what_is_no_instance(self):
        with self.assertRaisesRegex(TypeError, r"^larger\(\) argument 'one' must be coins.Coin, not int$"):
            purses.larger(1)
        with self.assertRaisesRegex(TypeError, r"^turn\(\) argument 'side' must be coins.Side, not str$"):
            purses.turn('HEADS')
        with self.assertRaisesRegex(TypeError, "unsupported operand"):
            Purse() + 1
        class Lazy(Coin):
            def __init__(self): pass
        with self.assertRaisesRegex(RuntimeError, r'coins.Coin.__init__\(\) was not called for this Lazy object'):
            purses.larger(Lazy())

    def test_modules_inside_one_another(self):
        stamp = coins.stamp([Coin(1), Coin(2)])
        self.assertEqual(stamp, coins.mint.Stamp('xx'))
        self.assertEqual(coins.mint.strike(stamp, Side.TAILS).value, -2)
        with self.assertRaisesRegex(TypeError, 'must be coins.Side, not int'):
            coins.mint.strike(stamp, 1)

    def test_docs(self):
        self.assertEqual(purses.__doc__, 'Takes and gives classes of another module.')

    @unittest.skipUnless(interpreters, 'this Python has no module for sub-interpreters')
    def test_sub_interpreters(self):
        each = interpreters.create()
        failed = interpreters.run_string(each, USE)
        self.assertIsNone(failed, failed)
        exec(USE, {})
        interpreters.destroy(each)
        exec(USE, {})

    def test_missing_module(self):
        before = dict(sys.modules)
        try:
            del sys.modules['purses']
            sys.modules['coins'] = None
            with self.assertRaisesRegex(ModuleNotFoundError, "No module named 'coins', whose classes module 'purses' takes or gives"):
                import purses as _
        finally:
            sys.modules.update(before)

    def test_both_modules_go(self):
        before = {name: module for name, module in sys.modules.items() if name.partition('.')[0] in ('coins', 'purses')}
        references = []
        try:
            for _ in range(3):
                for name in before:
                    del sys.modules[name]
                exec(USE, {})
                references += [weakref.ref(sys.modules['coins']), weakref.ref(sys.modules['purses']), weakref.ref(sys.modules['coins'].Coin)]
        finally:
            sys.modules.update(before)
        for _ in range(3):
            gc.collect()
        self.assertEqual([reference() for reference in references], [None] * 9)
        exec(USE, {})

    def test_reference_counts(self):
        # One function for all: Java gives what it got back when its own collector runs.
        name = repr

        def action():
            one = Coin(1)
            purse = Purse(one, one) + one
            purses.larger(one, purses.made(3)), purses.turn(Side.HEADS), purses.stamp('x'), list(purses.many(2)), purse.coins
            purse.named(name)
            for wrong in lambda: purses.larger(1), lambda: purses.turn(one), lambda: purse + 1:
                try:
                    wrong()
                except TypeError:
                    pass
        for _ in range(100):
            action()
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(400):
            action()
        gc.collect()
        self.assertLess(sys.getallocatedblocks() - before, 100)


unittest.main(verbosity=0)
