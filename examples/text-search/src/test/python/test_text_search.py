import json.decoder
import json.encoder
import os
import pathlib
import subprocess
import sys
import tempfile
import textwrap
import threading
import unittest

import text_search

TEXTS = {
    "fox": "The quick brown fox jumps over the lazy dog.",
    "dog": "A dog is a good friend. Dogs bark.",
    "snake": "Pythons are large snakes; a sanca is one, too.",
    "unicode": "Über den Wolken 🐍 muß die Freiheit wohl grenzenlos sein",
}


def keys(hits):
    return [hit.key for hit in hits]


class SearchTest(unittest.TestCase):
    def setUp(self):
        self.index = text_search.Index()
        for key, text in TEXTS.items():
            self.index.add(key, text)

    def tearDown(self):
        self.index.close()

    def test_words_are_found_in_all_their_forms(self):
        self.assertEqual(keys(self.index.search("jumping")), ["fox"])
        self.assertEqual(sorted(keys(self.index.search("dogs"))), ["dog", "fox"])

    def test_the_best_comes_first(self):
        hits = self.index.search("dog")
        self.assertEqual(hits[0].key, "dog")
        self.assertGreater(hits[0].score, hits[1].score)

    def test_query_language(self):
        for query, expected in [
            ('"lazy dog"', ["fox"]),
            ("dog -fox", ["dog"]),
            ("wolken OR python", ["snake", "unicode"]),
            ("snak*", ["snake"]),
            ("über", ["unicode"]),
            ("nothing", []),
        ]:
            with self.subTest(query=query):
                self.assertEqual(sorted(keys(self.index.search(query))), expected)

    def test_snippets_show_what_was_found(self):
        self.assertIn("large <b>snakes</b>", self.index.search("snake")[0].snippet)

    def test_limit(self):
        hits = self.index.search("dog", limit=1)
        self.assertEqual((len(hits), hits.total), (1, 2))
        with self.assertRaises(ValueError):
            self.index.search("dog", 0)

    def test_hits_are_a_sequence(self):
        hits = self.index.search("dog")
        self.assertEqual(len(list(hits)), 2)
        self.assertEqual(hits[-1], hits[1])
        with self.assertRaises(IndexError):
            hits[2]

    def test_a_hit_is_a_value(self):
        hit = text_search.Hit("k", 1.5, "s")
        self.assertEqual(hit, text_search.Hit(key="k", score=1.5, snippet="s"))
        self.assertEqual(len({hit, text_search.Hit("k", 1.5, "s")}), 1)
        match hit:
            case text_search.Hit(key, score):
                self.assertEqual((key, score), ("k", 1.5))
        with self.assertRaises(AttributeError):
            hit.key = "other"

    def test_titles_are_searched_too(self):
        self.index.add("a", "a penguin")
        self.index.add("b", "about birds", title="penguin")
        self.assertEqual(sorted(keys(self.index.search("penguin"))), ["a", "b"])
        self.assertEqual(keys(self.index.search("title:penguin")), ["b"])

    def test_bad_queries_say_what_is_wrong(self):
        with self.assertRaisesRegex(text_search.QueryError, "Cannot parse '\\(dog'"):
            self.index.search("(dog")
        self.assertTrue(issubclass(text_search.QueryError, ValueError))

    def test_wrong_calls(self):
        for call in (
            lambda: self.index.add("key"),
            lambda: self.index.add("key", 3),
            lambda: self.index.add("key", "text", "title"),
            lambda: self.index.search(),
            lambda: self.index.search("dog", limt=3),
            lambda: self.index.search("dog", limit="3"),
        ):
            with self.assertRaises(TypeError):
                call()


class MappingTest(unittest.TestCase):
    def setUp(self):
        self.index = text_search.Index()

    def test_it_is_like_a_dict(self):
        self.index["a"] = "first"
        self.index["b"] = "second"
        self.index["a"] = "third"
        self.assertEqual(len(self.index), 2)
        self.assertEqual(self.index["a"], "third")
        self.assertIn("a", self.index)
        self.assertNotIn("c", self.index)
        del self.index["a"]
        self.assertEqual(len(self.index), 1)
        self.assertEqual(keys(self.index.search("first OR third")), [])

    def test_many_at_once(self):
        self.index.update({"a": "first", "b": "second"})
        self.assertEqual(sorted(self.index.keys()), ["a", "b"])
        with self.assertRaises(TypeError):
            self.index.update({"a": 1})

    def test_a_missing_key_is_a_key_error(self):
        with self.assertRaises(KeyError):
            self.index["none"]
        with self.assertRaises(text_search.MissingKeyError):
            del self.index["none"]

    def test_texts_come_back_as_they_went(self):
        for text in ("", "🐍", "a\0b", "x" * 100_000):
            self.index["key"] = text
            self.assertEqual(self.index["key"], text)


class FolderTest(unittest.TestCase):
    def test_an_index_in_a_folder_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            with text_search.Index(folder) as index:
                index["a"] = "spam and eggs"
            with text_search.Index(pathlib.Path(folder)) as index:
                self.assertEqual(index.search("egg")[0].snippet, "spam and <b>eggs</b>")

    def test_a_folder_that_cannot_be_is_an_os_error(self):
        with tempfile.NamedTemporaryFile() as file:
            with self.assertRaises(OSError):
                text_search.Index(os.path.join(file.name, "index"))


class ProgramTest(unittest.TestCase):
    def test_many_threads_search_one_index(self):
        with text_search.Index() as index:
            index["a"] = "spam"
            found = []

            def work(number):
                index[f"own {number}"] = f"spam {number}"
                for _ in range(20):
                    found.append(len(index.search("spam")) > 0)

            threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(found, [True] * 160)
            self.assertEqual(len(index), 9)

    def test_documentation_of_a_real_package(self):
        with text_search.Index() as index:
            for module in (json, json.decoder, json.encoder, subprocess, tempfile, textwrap, threading):
                for name, value in vars(module).items():
                    if callable(value) and getattr(value, "__doc__", None):
                        index.add(f"{module.__name__}.{name}", value.__doc__, title=name)
            self.assertGreater(len(index), 60)
            self.assertIn("subprocess.run", keys(index.search("command arguments CompletedProcess", limit=5)))
            self.assertEqual(index.search("title:dedent")[0].key, "textwrap.dedent")

    def test_nothing_is_printed(self):
        program = "import text_search\nwith text_search.Index() as i:\n i['a'] = 'spam'\n print(i.search('spam')[0].snippet)"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "<b>spam</b>\n", ""))

    def test_help(self):
        self.assertIn("Finds texts", text_search.Index.search.__doc__)
        self.assertIn("in memory or in a folder", text_search.__doc__)


if __name__ == "__main__":
    unittest.main()
