"""Modules that are written in Java, as importers see them. All in one process."""

import importlib
import importlib.resources
import importlib.util
import json
import os
import shutil
import sys
import tempfile
import threading
import types
import unittest
import warnings
import zipfile

import sanca

import demo


class ImportedModule(unittest.TestCase):
    def test_works(self):
        self.assertEqual((demo.answer, demo.add(3, 4), demo.add("a", "b")), (42, 7, "ab"))
        self.assertEqual(demo.__doc__, "A module for tests.")
        self.assertEqual(demo.add.__text_signature__, "($module, a, b, /)")
        self.assertTrue(sanca.is_running())

    def test_is_what_the_import_system_knows(self):
        spec = demo.__spec__
        self.assertIs(sys.modules["demo"], demo)
        self.assertEqual((spec.name, spec.origin, demo.__file__), ("demo", demo.__file__, spec.origin))
        self.assertEqual(demo.__path__, [os.path.dirname(demo.__file__)])
        self.assertEqual((demo.__package__, demo.__loader__), ("demo", spec.loader))
        self.assertEqual(demo.add.__module__, "demo")
        self.assertFalse(hasattr(demo, "load_module"), "what the stub has imported is not the module's")

    def test_has_resources_beside_it(self):
        text = importlib.resources.files("demo").joinpath("sanca.json").read_text("utf-8")
        self.assertEqual(json.loads(text)["module"], "demo")

    def test_reloading_does_nothing_as_for_modules_in_c(self):
        demo.kept = object()
        kept = demo.kept
        self.assertIs(importlib.reload(demo), demo)
        self.assertIs(demo.kept, kept)
        self.assertEqual(demo.add(1, 2), 3)

    def test_submodules_in_python_and_in_java(self):
        from demo import helper, inner

        self.assertEqual((helper.double(4), inner.__name__, inner.add(1, 2)), (8, "demo.inner", 3))
        self.assertIs(sys.modules["demo.inner"], inner)

    def test_single_phase_initialisation(self):
        import single

        self.assertEqual((single.__name__, single.add(1, 2)), ("single", 3))

    def test_a_second_module_object(self):
        del sys.modules["demo"]
        try:
            again = importlib.import_module("demo")
            self.assertIsNot(again, demo)
            self.assertEqual(again.add(1, 2), 3)
        finally:
            sys.modules["demo"] = demo

    def test_in_many_threads_at_once(self):
        sums = []
        threads = [threading.Thread(target=lambda n=n: sums.append(demo.add(n, n))) for n in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(sums), [2 * n for n in range(50)])


class Classes(unittest.TestCase):
    def test_each_module_has_its_own_version_of_a_library(self):
        import demo_two

        self.assertEqual((demo.version(), demo_two.version()), ("1", "2"))
        self.assertNotEqual(demo.loader(), demo_two.loader())

    def test_modules_with_the_same_class_path_share_their_classes(self):
        import single

        self.assertEqual(demo.loader(), single.loader())

    def test_modules_share_classes_on_request(self):
        import shared_a
        import shared_b

        self.assertEqual(shared_a.loader(), shared_b.loader())
        self.assertNotEqual(shared_a.loader(), demo.loader())

    def test_a_module_sees_the_classes_of_those_that_it_uses(self):
        import user

        self.assertEqual(user.loader(), demo.loader(), "user has no jars: its class is that of demo")
        self.assertEqual(user.version(), "1")

    def test_context_class_loader_during_initialisation(self):
        self.assertTrue(demo.context_was_own)


class Annotated(unittest.TestCase):
    """Modules of annotated classes, each in a jar, with a class loader each."""

    def test_classes_of_another_wheel(self):
        import coins
        import purses

        self.assertEqual(purses.sum([coins.Coin(1), coins.Coin(2)]), 3)
        self.assertEqual(purses.twice(coins.Coin(4)), coins.Coin(8))
        with self.assertRaisesRegex(TypeError, "must be coins.Coin, not int"):
            purses.twice(1)

    def test_modules_inside_modules(self):
        import coins.mint
        from coins.mint import strike

        self.assertEqual(strike(3), coins.Coin(3))
        self.assertEqual((coins.mint.__package__, coins.__package__, list(coins.__path__)), ("coins", "coins", [os.path.dirname(coins.__file__)]))
        self.assertIs(importlib.util.find_spec("coins.mint"), coins.mint.__spec__)
        self.assertIs(importlib.reload(coins), coins)

    def test_another_copy_of_the_class_is_refused(self):
        with self.assertRaisesRegex(ImportError, "class dev.sanca.host.coins.Coins.Coin is not the one that 'coins' is made of"):
            importlib.import_module("alone.purses")

    def test_what_is_not_installed(self):
        with self.assertRaisesRegex(ModuleNotFoundError, "lost uses the Java classes of the module nowhere, which is not installed"):
            importlib.import_module("lost")


class Broken(unittest.TestCase):
    """Each is an ImportError that says which file and why; and the next import works."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        sys.path.insert(0, self.folder)
        self.addCleanup(sys.path.remove, self.folder)
        importlib.invalidate_caches()

    def write(self, name, text):
        package = os.path.join(self.folder, name)
        os.mkdir(package)
        with open(os.path.join(package, "__init__.py"), "w", encoding="utf-8") as file:
            file.write("from sanca import load_module; load_module(__name__)\n")
        if text is not None:
            with open(os.path.join(package, "sanca.json"), "w", encoding="utf-8") as file:
                file.write(text if isinstance(text, str) else json.dumps(text))

    def failure(self, content, name="broken"):
        self.write(name, content)
        with self.assertRaises(ImportError) as caught:
            importlib.import_module(name)
        self.assertNotIn(name, sys.modules)
        shutil.rmtree(os.path.join(self.folder, name))
        return str(caught.exception)

    def good(self, **changes):
        facts = {"format": 1, "module": "broken", "class": "dev.sanca.host.demo.DemoModule", "jars": [demo_jar()]}
        facts.update(changes)
        return {key: value for key, value in facts.items() if value is not None}

    def test_descriptor(self):
        self.assertIn("sanca.json, which describes the module broken: it cannot be read: No such file", self.failure(None))
        self.assertIn("it is no JSON", self.failure("{"))
        self.assertIn("it holds no object", self.failure("[]"))
        self.assertIn('its "format" is 2, and this release of sanca reads 1; update', self.failure(self.good(format=2)))
        self.assertIn("it is of the module 'other'", self.failure(self.good(module="other")))
        self.assertIn('it has no "class"', self.failure(self.good(**{"class": None})))
        self.assertIn('"jars" should be a list of strings', self.failure(self.good(jars="x.jar")))
        self.assertIn('"jvm-options" should be a list of strings', self.failure(self.good(**{"jvm-options": [1]})))

    def test_classes(self):
        self.assertIn("there is no class acme.Absent in its jars", self.failure(self.good(**{"class": "acme.Absent"})))
        self.assertIn('has no "static long PyInit_broken()"', self.failure(self.good()))
        missing = os.path.join(self.folder, "missing.jar")
        self.assertIn("there is no file " + missing, self.failure(self.good(jars=["../missing.jar"])))
        self.assertIn("install the package again", self.failure(self.good(jars=["../missing.jar"])))
        self.assertIn("uses the classes of json, which is no Java module", self.failure(self.good(uses=["json"])))
        self.assertIn("NUL character", self.failure(self.good(**{"class": "a\0b"})))

    def test_a_damaged_jar(self):
        damaged = os.path.join(self.folder, "damaged.jar")
        with open(demo_jar(), "rb") as whole, open(damaged, "wb") as file:
            file.write(whole.read(3000))
        message = self.failure(self.good(jars=["../damaged.jar"]))
        self.assertRegex(message, "there is no class .*DemoModule in its jars: .*damaged.jar cannot be read .*; install the package again")

    def test_classes_for_a_newer_java(self):
        newer = os.path.join(self.folder, "newer.jar")
        with zipfile.ZipFile(demo_jar()) as jar, zipfile.ZipFile(newer, "w") as changed:
            for name in jar.namelist():
                content = jar.read(name)
                changed.writestr(name, content[:6] + b"\0\xf0" + content[8:] if name.endswith(".class") else content)
        message = self.failure(self.good(jars=["../newer.jar"]))
        self.assertRegex(message, r"its classes are for a newer Java than this one, which is \d+.* in .*; set SANCA_JAVA_HOME to .*240\.0")

    def test_initialisation(self):
        for name, error, message in (
            ("failing", ValueError, "not today"),
            ("throwing", ImportError, "its init function threw java.lang.IllegalStateException: not now"),
        ):
            with self.subTest(name), self.assertRaisesRegex(error, message):
                importlib.import_module(name)
            self.assertNotIn(name, sys.modules)

    def test_names_that_need_care(self):
        for name in ("bücher", "line\nfeed\\n"):
            with self.subTest(name):
                folder = os.path.join(self.folder, name)
                os.mkdir(folder)
                jar = shutil.copy(demo_jar(), folder)
                self.write("single", self.good(module="single", jars=[os.path.join("..", name, os.path.basename(jar))]))
                sys.modules.pop("single", None)
                self.addCleanup(sys.modules.pop, "single", None)
                self.assertEqual(importlib.import_module("single").add(1, 2), 3)
                shutil.rmtree(os.path.join(self.folder, "single"))

    def test_not_being_imported(self):
        sys.modules["loose"] = types.ModuleType("loose")
        self.addCleanup(sys.modules.pop, "loose")
        with self.assertRaisesRegex(ImportError, "loose is not being imported by the import system"):
            sanca.load_module("loose")


class Options(unittest.TestCase):
    def test_those_that_come_too_late_are_warned_of(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            import late_options

        self.assertEqual(late_options.add(1, 2), 3)
        self.assertEqual([warning.category for warning in caught], [RuntimeWarning])
        self.assertIn("without the options -Ddemo.late=1", str(caught[0].message))

    def test_configuring_comes_too_late(self):
        with self.assertRaisesRegex(RuntimeError, "the JVM has been started already"):
            sanca.configure(options=["-Xmx1g"])


def demo_jar():
    folder = os.path.dirname(demo.__file__)
    with open(os.path.join(folder, "sanca.json"), encoding="utf-8") as file:
        return os.path.normpath(os.path.join(folder, json.load(file)["jars"][0]))


if __name__ == "__main__":
    unittest.main()
