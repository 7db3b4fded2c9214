import unittest

import spam


class SpamTest(unittest.TestCase):
    def test_twice(self):
        self.assertEqual(spam.twice(21), 42)

    def test_errors_are_pythons(self):
        with self.assertRaises(TypeError):
            spam.twice()

    def test_library(self):
        self.assertRegex(spam.library(), r"\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
