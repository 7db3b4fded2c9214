import unittest

import [MODULE]


class [CLASS]Test(unittest.TestCase):
    def test_sum(self):
        self.assertEqual([MODULE].sum_as_string(5, 20), "25")

    def test_keywords(self):
        self.assertEqual([MODULE].sum_as_string(b=1, a=-1), "0")

    def test_wrong_type(self):
        with self.assertRaises(TypeError):
            [MODULE].sum_as_string("5", 20)


if __name__ == "__main__":
    unittest.main()
