"""The cache that makes the JVM start faster."""

import os
import shutil
import sys
import tempfile
import time
import unittest

from children import run, succeed

CODE = "import demo; print(demo.add(1, 2))"


def run_module(*arguments, env):
    return run("import runpy; runpy.run_module('sanca', run_name='__main__', alter_sys=True)", env=env, arguments=arguments)


class Cache(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = os.path.join(folder.name, "cache")
        self.env = {"SANCA_CACHE": self.folder}

    def caches(self):
        return [name for name in os.listdir(self.folder) if name.endswith(".aot")] if os.path.isdir(self.folder) else []

    def finish(self):
        """Waits for the process that makes the cache."""
        deadline = time.monotonic() + 120
        while any(name.endswith(".lock") for name in os.listdir(self.folder)):
            if time.monotonic() > deadline:
                self.fail(f"not finished: {os.listdir(self.folder)}")
            time.sleep(0.1)

    def test_is_made_once_when_a_program_ends_and_used_by_the_next(self):
        self.assertEqual(succeed(CODE, env=self.env), ["3"])
        self.finish()
        made = self.caches()
        self.assertEqual([os.listdir(self.folder), len(made)], [made, 1])
        self.assertIn("shared objects file", self.origin_of_classes("-Xmx200m"))
        self.assertEqual(self.caches(), made)

    def test_old_files_are_removed_when_a_new_one_is_made(self):
        os.mkdir(self.folder)
        ages = {"java-25-1.aot": 90 * 24 * 3600, "java-25-2.aot": 3600, "java-25-3.aot.7.config": 3600, "mine": 90 * 24 * 3600}
        for name, age in ages.items():
            file = os.path.join(self.folder, name)
            open(file, "w").close()
            os.utime(file, (time.time() - age,) * 2)
        made = run_module("cache", env=self.env).lines[0]
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(["java-25-2.aot", "mine", os.path.basename(made)]))

    def test_is_shared_by_virtual_environments(self):
        self.assertEqual(run_module("cache", env=self.env).status, 0)
        other = os.path.join(self.folder, "other")
        os.mkdir(other)
        jars = [shutil.copy2(jar, other) for jar in os.environ["SANCA_CLASS_PATH"].split(os.pathsep)]
        self.assertIn("shared objects file", self.origin_of_classes("-Xlog:disable", SANCA_CLASS_PATH=os.pathsep.join(jars)))
        os.utime(jars[0], (1, 1))  # another release
        self.assertNotIn("shared objects file", self.origin_of_classes("-Xlog:disable", SANCA_CLASS_PATH=os.pathsep.join(jars)))

    def test_first_call_needs_few_classes_that_no_cache_keeps(self):
        """Each signature of a call between C and Java that is linked costs milliseconds; see decisions 0004 and 0051."""
        self.assertEqual(run_module("cache", env=self.env).status, 0)
        log = os.path.join(self.folder, "log")
        code = """
            from importlib.machinery import ModuleSpec
            from sanca import _modules, _process
            spec = ModuleSpec("_sanca_functions", None)
            module = _process.host().create(spec, "dev.sanca.host.training.FunctionsModule", "", (), ())
            _modules.execute(module)
            print(module.fast(1, 2))
            """
        env = {**self.env, "SANCA_JAVA_OPTIONS": f"-Xlog:class+load=info:file={log}"}
        self.assertEqual(succeed(code, env=env), ["2"])
        with open(log, encoding="utf-8") as file:
            made = [line for line in file if "source: __JVM_LookupDefineClass__" in line]

        def count(name):
            return sum(name in line for line in made)

        self.assertEqual(count(".UpcallStub/"), 1, "signatures by which C calls Java")
        self.assertLess(count(".DowncallStub/"), 4, "signatures by which Java calls C")
        self.assertLess(count("LambdaForm$"), 50)

    def origin_of_classes(self, option, **env):
        """Where the JVM says that it loads a class of Sanca from."""
        log = os.path.join(self.folder, "log")
        env = {**self.env, **env, "SANCA_JAVA_OPTIONS": f"{option} -Xlog:class+load=info:file={log}"}
        self.assertEqual(succeed(CODE, env=env), ["3"])
        with open(log, encoding="utf-8") as file:
            return next(line for line in file if "dev.sanca.host.Boot " in line)

    def test_not_made_if_it_is_not_wanted(self):
        for code, setting in ((CODE, "off"), (f"import sanca; sanca.configure(cache=False); {CODE}", self.folder)):
            self.assertEqual(succeed(code, env={"SANCA_CACHE": setting, "XDG_CACHE_HOME": self.folder}), ["3"])
            self.assertEqual(self.caches(), [])
            self.assertFalse(os.path.exists(self.folder))

    def test_made_by_the_command(self):
        report = run_module(env=self.env)
        self.assertRegex(report.out, r"(?s)^Python   \d.*\nJava     Java \d\d.*\noptions  .*\ncache    .*, not made yet\nThe JVM starts")
        self.finish()
        shutil.rmtree(self.folder)
        made = run_module("cache", env=self.env)
        self.assertEqual((made.status, made.err), (0, ""))
        self.assertEqual(os.listdir(self.folder), [os.path.basename(made.lines[0])])
        self.assertIn(made.lines[0] + "\n", run_module(env=self.env).out)
        self.assertEqual(run_module("nonsense", env=self.env).status, 2)

    def test_options_that_bring_their_own(self):
        env = {**self.env, "SANCA_JAVA_OPTIONS": "-Xshare:auto"}
        self.assertEqual(succeed(CODE, env=env), ["3"])
        self.assertFalse(os.path.exists(self.folder))

    def test_damaged_one_does_no_harm(self):
        code = "from sanca import _process as p, _java, _cache; print(_cache.of(_java.find(), p.standard_options([]), None).file)"
        result = run(code, env=self.env)
        os.mkdir(self.folder)
        with open(result.lines[0], "wb") as file:
            file.write(b"nonsense" * 1000)
        self.assertEqual(succeed("import single; print(single.add(1, 2))", env=self.env), ["3"])

    @unittest.skipIf(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, "needs a user without all rights")
    def test_folder_that_cannot_be_written(self):
        os.mkdir(self.folder, 0o500)
        self.assertEqual(succeed(CODE, env=self.env), ["3"])


if __name__ == "__main__":
    unittest.main()
