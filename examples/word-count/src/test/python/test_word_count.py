import threading
import unittest

import word_count

TEXT = "beautiful is better than ugly\nexplicit is better than implicit\nsimple is better than complex\n" * 1000
WAYS = [word_count.search, word_count.search_sequential, word_count.search_sequential_detached]


def in_python(contents, needle):
    return sum(word == needle for line in contents.splitlines() for word in line.split(" "))


class WordCountTest(unittest.TestCase):
    def test_all_ways_count_the_same(self):
        for way in WAYS:
            for needle in ("is", "better", "ugly", "none", ""):
                with self.subTest(way=way.__name__, needle=needle):
                    self.assertEqual(way(TEXT, needle), in_python(TEXT, needle))

    def test_keywords(self):
        self.assertEqual(word_count.search(needle="a", contents="a b a"), 2)

    def test_text_is_unicode(self):
        self.assertEqual(word_count.search("für 🐍 für 🐍 für", "🐍"), 2)

    def test_wrong_calls_are_type_errors(self):
        with self.assertRaises(TypeError):
            word_count.search(TEXT)
        with self.assertRaises(TypeError):
            word_count.search(TEXT, 1)

    def test_threads(self):
        results = []
        threads = [
            threading.Thread(target=lambda: results.append(word_count.search_sequential_detached(TEXT, "is"))) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(results, [3000] * 4)

    def test_it_has_help(self):
        self.assertIn("occurs", word_count.search.__doc__)


if __name__ == "__main__":
    unittest.main()
