import unittest

import exporter
import importer


class Capsules(unittest.TestCase):
    def test_java_functions_as_c_functions(self):
        self.assertEqual(importer.scale(6, 7), 42)
        self.assertEqual(importer.scale(1, -1), -1)
        self.assertEqual(importer.half(5), 2.5)

    def test_exception_passes_through_the_c_function(self):
        with self.assertRaisesRegex(ValueError, "^factor 0$"):
            importer.scale(1, 0)

    def test_capsule_has_a_name(self):
        self.assertIn('capsule object "exporter._C_API"', repr(exporter._C_API))

    def test_import_of_the_wrong_name(self):
        capsule, exporter._C_API = exporter._C_API, None
        try:
            with self.assertRaisesRegex(AttributeError, 'PyCapsule_Import "exporter._C_API" is not valid'):
                importer.scale(1, 1)
        finally:
            exporter._C_API = capsule

    def test_destructor(self):
        before = exporter.destroyed()
        capsule = exporter.capsule()
        self.assertEqual(exporter.destroyed(), before)
        del capsule
        self.assertEqual(exporter.destroyed(), before + 1)

    def test_java_object(self):
        one, two = exporter.counter(), exporter.counter()
        self.assertEqual([exporter.count(one), exporter.count(one), exporter.count(two)], [1, 2, 1])

    def test_wrong_java_object(self):
        with self.assertRaisesRegex(TypeError, "holds a java.util.concurrent.atomic.AtomicInteger, not a java.lang.String"):
            exporter.text(exporter.counter())
        with self.assertRaisesRegex(ValueError, "called with incorrect name"):
            exporter.count(exporter._C_API)
        with self.assertRaisesRegex(ValueError, "invalid PyCapsule object"):
            exporter.count(1)


unittest.main(argv=["capsules_test"], verbosity=0)
