"""The buffer protocol of instances."""
import array
import gc
import struct
import sys
import unittest
import weakref

import blocks
from blocks import Bytes, Doubles, Grid, Native, ReadOnly, Swapped, Wrong


class Buffers(unittest.TestCase):
    def test_native_memory_is_shared(self):
        native = Native(5)
        view = memoryview(native)
        self.assertEqual((view.format, view.nbytes, view.readonly, view.contiguous), ('B', 5, False, True))
        view[2] = 7
        self.assertEqual(native.at(2), 7)
        self.assertEqual(bytes(native), b'\0\0\7\0\0')
        struct.pack_into('b', native, 0, -3)
        self.assertEqual(native.at(0), -3)
        self.assertEqual(len(memoryview(Native(0))), 0)

    def test_memory_lives_as_long_as_its_views(self):
        native = Native(4)
        died = weakref.ref(native)
        views = [memoryview(native) for _ in range(3)]
        views[0][1] = 9
        del native
        gc.collect()
        self.assertIsNone(died())
        for _ in range(3):
            blocks.collect_java()
        self.assertEqual(views[2].tobytes(), b'\0\x09\0\0')
        for view in views:
            view.release()

    def test_read_only(self):
        view = memoryview(ReadOnly())
        self.assertTrue(view.readonly)
        self.assertEqual(view.tolist(), [1, 2, 3])
        with self.assertRaises(TypeError):
            view[0] = 1
        for exporter in ReadOnly(), Doubles([1.0]), Bytes():
            with self.assertRaises((BufferError, TypeError)):
                struct.pack_into('b', exporter, 0, 1)

    def test_elements(self):
        doubles = memoryview(Doubles([1.5, 2.5]))
        self.assertEqual((doubles.format, doubles.tolist(), doubles.readonly), ('d', [1.5, 2.5], True))
        self.assertEqual(bytes(Bytes()), b'\xff\2')
        self.assertEqual(memoryview(Bytes()).tolist(), [255, 2])
        swapped = memoryview(Swapped())
        self.assertEqual(struct.unpack(swapped.format[0] + '2i', swapped), (7, 8))
        grid = memoryview(Grid([[1, 2, 3], [4, 5, 6]]))
        self.assertEqual((grid.shape, grid.ndim, grid.tolist()), ((2, 3), 2, [[1, 2, 3], [4, 5, 6]]))
        self.assertEqual(bytearray(Doubles([])), b'')
        self.assertEqual(int.from_bytes(Bytes(), 'big'), 0xff02)

    def test_by_name(self):
        if sys.version_info < (3, 12):
            self.skipTest('__buffer__ is new in 3.12')
        self.assertEqual(bytes(Bytes().__buffer__(0)), b'\xff\2')
        class Sub(Native):
            def __buffer__(self, flags):
                return super().__buffer__(flags)[:2]
        self.assertEqual(bytes(Sub(3)), b'\0\0')

    def test_numpy(self):
        try:
            import numpy
        except ImportError:
            self.skipTest('no NumPy here')
        native = Native(3)
        numpy.asarray(native)[1] = 5
        self.assertEqual(native.at(1), 5)
        self.assertEqual(numpy.asarray(Grid([[1], [2]])).sum(), 3)

    def test_what_goes_wrong(self):
        with self.assertRaisesRegex(BufferError, '__buffer__ gave no memory'):
            memoryview(Wrong('null'))
        with self.assertRaisesRegex(BufferError, 'an arena that can be closed'):
            memoryview(Wrong('arena'))
        with self.assertRaisesRegex(BufferError, 'rows of different lengths'):
            memoryview(Grid([[1], []]))
        with self.assertRaisesRegex(Exception, 'mine'):
            bytes(memoryview(Wrong('mine')))
        with self.assertRaisesRegex(RuntimeError, 'was not called'):
            memoryview(Native.__new__(Native))

    def test_nothing_is_left(self):
        def refused(function, *args):
            try:
                function(*args)
            except Exception:
                pass
        native, doubles = Native(4), Doubles([1.0] * 1000)
        actions = [lambda: memoryview(native), lambda: bytes(native), lambda: memoryview(doubles), lambda: refused(memoryview, Wrong('null')),
                   lambda: refused(memoryview, Wrong('arena')), lambda: refused(struct.pack_into, 'b', doubles, 0, 1),
                   lambda: refused(memoryview, Wrong('mine')), lambda: memoryview(Native(3))]
        for number, action in enumerate(actions):
            for _ in range(50):
                action()
            blocks.collect_java()
            gc.collect()
            before, counts = sys.getallocatedblocks(), [sys.getrefcount(native), sys.getrefcount(doubles)]
            for _ in range(400):
                action()
            for _ in range(50):
                gc.collect()
                if sys.getallocatedblocks() - before < 150:
                    break
                blocks.collect_java()
            self.assertLess(sys.getallocatedblocks() - before, 150, f'action {number}')
            self.assertEqual([sys.getrefcount(native), sys.getrefcount(doubles)], counts)


class Arguments(unittest.TestCase):
    def test_memory_is_an_argument_and_a_result(self):
        for given in (b'abc', bytearray(b'abc'), memoryview(b'xabcx')[1:4]):
            self.assertEqual(blocks.total(given), 294)
            self.assertEqual(bytes(blocks.same(given)), b'abc')
        self.assertEqual(blocks.sum(array.array('d', [1.5, 2])), 3.5)
        self.assertEqual(bytes(blocks.same(b'')), b'')

    def test_what_is_no_such_memory_is_refused(self):
        for function, wrong, message in ((blocks.total, 'abc', "'bytes': expected bytes, got str"), (blocks.same, 3, 'expected memory, got int'),
                                         (blocks.sum, array.array('i', [1]), 'int32, not doubles'), (blocks.sum, None, 'None')):
            with self.subTest(message), self.assertRaisesRegex(TypeError, message):
                function(wrong)


unittest.main(verbosity=0)
