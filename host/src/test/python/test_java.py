"""Which Java is found, and what is said if there is none. No JVM is started."""

import os
import pathlib
import pickle
import sys
import tempfile
import types
import unittest
from unittest import mock

import sanca
from sanca import _config, _java, _process


class FindingJava(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        patches = (
            mock.patch.dict(os.environ, {"PATH": "", "HOME": str(self.folder / "home"), "USERPROFILE": str(self.folder / "home")}),
            mock.patch.object(_java, "_folders", lambda: [(str(self.folder / "usual"), "")]),
        )
        for patch in patches:
            patch.start()
            self.addCleanup(patch.stop)
        for name in ("SANCA_JAVA_HOME", "JAVA_HOME"):
            os.environ.pop(name, None)

    def java(self, name, version="25.0.1", library=True):
        home = self.folder / name
        (home / "bin").mkdir(parents=True)
        program = home / "bin" / ("java.exe" if sys.platform == "win32" else "java")
        program.touch(mode=0o755)
        if version is not None:
            (home / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n')
        if library:
            file = home / _java._LIBRARIES[0]
            file.parent.mkdir(parents=True)
            file.touch()
        return str(home)

    def found(self, **arguments):
        return _java.find(**arguments).home

    def message(self, **arguments):
        with self.assertRaises(sanca.JavaNotFoundError) as caught:
            _java.find(**arguments)
        self.assertIsInstance(caught.exception, ImportError)
        return str(caught.exception)

    def test_order_of_places(self):
        usual = self.java("usual/jdk-25")
        self.assertEqual(self.found(), usual)
        os.environ["PATH"] = os.path.join(self.java("path"), "bin")
        self.assertEqual(self.found(), str(self.folder / "path"))
        bundled = self.java("bundled")
        self.assertEqual(self.found(bundled=[bundled]), bundled)
        os.environ["JAVA_HOME"] = self.java("java-home")
        self.assertEqual(self.found(bundled=[bundled]), os.environ["JAVA_HOME"])
        os.environ["SANCA_JAVA_HOME"] = self.java("sanca-home")
        self.assertEqual(self.found(), os.environ["SANCA_JAVA_HOME"])
        self.assertEqual(self.found(explicit=usual), usual)

    def test_newest_of_a_folder(self):
        self.java("usual/jdk-25", "25.0.2")
        newest = self.java("usual/graalvm", "26-ea")
        self.java("usual/zulu-8", "1.8.0_402")
        self.java("usual/broken", "27", library=False)
        self.assertEqual(self.found(), newest)

    def test_link_to_the_program_is_followed(self):
        if sys.platform == "win32":
            self.skipTest("links need rights")
        home = self.java("opt/jdk")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "java").symlink_to(os.path.join(home, "bin", "java"))
        os.environ["PATH"] = str(self.folder / "bin")
        self.assertEqual(os.path.realpath(self.found()), os.path.realpath(home))

    def test_bundle_of_macos(self):
        home = self.java("jdk.jdk/Contents/Home")
        os.environ["JAVA_HOME"] = str(self.folder / "jdk.jdk")
        self.assertEqual(self.found(), home)

    def test_unknown_version_is_tried(self):
        home = self.java("unknown", version=None)
        self.assertEqual(self.found(explicit=home), home)

    def test_says_where_it_looked_and_what_it_saw(self):
        os.environ["JAVA_HOME"] = self.java("old", "17.0.9")
        os.environ["PATH"] = os.path.join(self.java("no-jvm", "25", library=False), "bin")
        self.java("usual/java-8", "1.8.0_402")
        message = self.message(bundled=[str(self.folder / "gone")])
        for line in (
            "no Java 25 or newer for the modules that are written in Java; looked in",
            "  SANCA_JAVA_HOME: not set",
            f"  JAVA_HOME: {os.environ['JAVA_HOME']} is Java 17, too old",
            f"  bundled: {self.folder / 'gone'} is not there",
            f"  PATH: {self.folder / 'no-jvm'} has no {_java._LIBRARIES[0]}",
            f"  {self.folder / 'usual'}: {self.folder / 'usual' / 'java-8'} is Java 8, too old",
            "Install a JDK 25 or newer, or set SANCA_JAVA_HOME to the folder of one.",
        ):
            self.assertIn(line, message.splitlines())

    def test_nothing_anywhere(self):
        lines = self.message().splitlines()
        self.assertIn("  JAVA_HOME: not set", lines)
        self.assertIn("  PATH: no java in it", lines)
        self.assertIn(f"  {self.folder / 'usual'}: no such folder", lines)

    def test_one_that_is_asked_for_is_the_only_one(self):
        self.java("usual/jdk-25")
        old = self.java("old", "21.0.1")
        os.environ["SANCA_JAVA_HOME"] = old
        lines = self.message().splitlines()
        self.assertEqual(lines[1:], [f"  SANCA_JAVA_HOME: {old} is Java 21, too old", "Give the folder of a JDK 25 or newer there."])
        self.assertIn("  sanca.configure(java_home=...): nowhere is not there", self.message(explicit="nowhere"))

    def test_a_file_is_no_folder(self):
        program = os.path.join(self.java("jdk"), "bin", "java.exe" if sys.platform == "win32" else "java")
        self.assertIn(f"{program} is a file, and the folder is {self.folder / 'jdk'}", self.message(explicit=program))
        (self.folder / "file").touch()
        self.assertIn(f"{self.folder / 'file'} is a file\n", self.message(explicit=str(self.folder / "file")))

    def test_versions(self):
        versions = {"25": 25, "25.0.1": 25, "26-ea": 26, "25+36-LTS": 25, "1.8.0_402": 8, "1": 1, "": 0, "x": 0}
        self.assertEqual({text: _java._major(text) for text in versions}, versions)


class Errors(unittest.TestCase):
    def test_travel_between_processes(self):
        for error in (sanca.ForkedProcessError(), sanca.JavaNotFoundError("none"), sanca.JvmStartError("no")):
            copy = pickle.loads(pickle.dumps(error))
            self.assertEqual((type(copy), str(copy)), (type(error), str(error)))
            self.assertIsInstance(copy, ImportError)
            self.assertEqual(type(copy).__module__, "sanca")


class Configuration(unittest.TestCase):
    def tearDown(self):
        sanca.configure()

    def test_replaces_what_was_said_before(self):
        sanca.configure(java_home=pathlib.Path("a"), options=["-Xmx1g"], cache=False)
        sanca.configure(options=iter(["-Xms1m"]))
        config = _config.current()
        self.assertEqual((config.java_home, config.options, config.cache), (None, ("-Xms1m",), None))

    def test_refuses_what_is_no_list_of_strings(self):
        with self.assertRaisesRegex(TypeError, "options is a list"):
            sanca.configure(options="-Xmx1g")
        with self.assertRaisesRegex(TypeError, "not int"):
            sanca.configure(options=[1])
        with self.assertRaises(TypeError):
            sanca.configure(java_home=1)

    def test_options_of_the_environment_are_words_of_a_shell(self):
        with mock.patch.dict(os.environ, {"SANCA_JAVA_OPTIONS": " -Da='x y'  -Xmx1g "}):
            self.assertEqual(_config.environment_options(), ("-Da=x y", "-Xmx1g"))
        with mock.patch.dict(os.environ, {"SANCA_JAVA_OPTIONS": "'"}):
            with self.assertRaisesRegex(ImportError, "SANCA_JAVA_OPTIONS cannot be read: No closing quotation"):
                _config.environment_options()

    def test_a_collector_that_is_asked_for_is_the_only_one(self):
        self.assertIn("-XX:+UseSerialGC", _process.standard_options([]))
        self.assertNotIn("-XX:+UseSerialGC", _process.standard_options(["-XX:+UseZGC"]))
        with mock.patch.dict(os.environ, {"JAVA_TOOL_OPTIONS": "-Da=b -XX:+UseG1GC"}):
            self.assertNotIn("-XX:+UseSerialGC", _process.standard_options([]))

    def test_pythons_that_cannot(self):
        for patch, message in (
            (mock.patch.object(sys, "_is_gil_enabled", lambda: False, create=True), "PYTHON_GIL=1"),
            (mock.patch.object(sys, "implementation", types.SimpleNamespace(name="pypy")), "need CPython; this is"),
        ):
            with patch, self.assertRaisesRegex(sanca.JvmStartError, message):
                sanca.start()
        self.assertFalse(sanca.is_running())

    def test_a_package_without_jars(self):
        with mock.patch.dict(os.environ), mock.patch.object(_process, "__file__", os.path.join(tempfile.gettempdir(), "no", "x.py")):
            os.environ.pop("SANCA_CLASS_PATH", None)
            with self.assertRaisesRegex(sanca.JvmStartError, "the package sanca is not whole"):
                _process.class_path()


if __name__ == "__main__":
    unittest.main()
