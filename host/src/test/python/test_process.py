"""A process that Python and the JVM share: starting, signals, threads, forks, the end. Each test has its own processes."""

import os
import shutil
import signal
import sys
import tempfile
import textwrap
import unittest

from children import run, succeed

posix_only = unittest.skipIf(sys.platform == "win32", "POSIX")


class Starting(unittest.TestCase):
    def test_nothing_starts_before_it_is_needed(self):
        self.assertEqual(succeed("import sanca; print(sanca.is_running()); import demo; print(sanca.is_running())"), ["False", "True"])

    def test_options_in_their_order(self):
        code = """
            import sanca
            sanca.configure(options=["-Ddemo.a=program"])
            import options
            print(options.property("demo.a"), options.property("demo.b"), options.property("demo.c"))
        """
        lines = succeed(code, env={"SANCA_JAVA_OPTIONS": "-Ddemo.a=environment -Ddemo.b='of the environment'"})
        self.assertEqual(lines, ["program of the environment module"])

    def test_standard_output_is_pythons(self):
        self.assertEqual(succeed("import demo", env={"SANCA_JAVA_OPTIONS": "-XX:+UseParallelGC"}), [])

    def test_wrong_option(self):
        code = """
            import sanca
            sanca.configure(options=["-XX:+NoSuchThing"])
            for _ in range(2):
                try:
                    import demo
                except sanca.JvmStartError as error:
                    print(error)
            print(sanca.is_running())
        """
        result = run(code)
        self.assertEqual((result.status, len(result.lines)), (0, 3), result.err)
        for line in result.lines[:2]:
            self.assertRegex(line, r"the JVM does not start \(error -\d\).*standard error.*-XX:\+NoSuchThing")
        self.assertEqual(result.err.count("NoSuchThing"), 1, "started once: the JVM cannot be asked twice")
        self.assertEqual(result.lines[2], "False")

    def test_error_can_be_mended_as_long_as_no_jvm_was_started(self):
        code = """
            import sanca, os
            sanca.configure(java_home="nowhere")
            try:
                import demo
            except sanca.JavaNotFoundError:
                sanca.configure()
            import demo
            print(demo.add(1, 2))
        """
        self.assertEqual(succeed(code), ["3"])

    def test_no_java(self):
        result = run("import demo", env={"SANCA_JAVA_HOME": os.path.join("no", "java")})
        self.assertEqual(result.status, 1)
        self.assertIn("sanca.JavaNotFoundError: no Java 25 or newer", result.err)
        self.assertIn(f"  SANCA_JAVA_HOME: {os.path.join('no', 'java')} is not there", result.err)

    def test_no_classes(self):
        result = run("import demo", env={"SANCA_CLASS_PATH": "nowhere.jar"})
        self.assertIn("sanca.JvmStartError: the JVM of this process has no Sanca in it (java.lang.ClassNotFoundException", result.err)

    def test_in_a_thread_and_by_threads_at_once(self):
        code = """
            import threading, importlib; sums = []
            def load(name):
                sums.append(importlib.import_module(name).add(1, 2))
            threads = [threading.Thread(target=load, args=(name,)) for name in ("demo", "single", "demo_two", "demo")]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            print(sums)
        """
        self.assertEqual(succeed(code), ["[3, 3, 3, 3]"])

    def test_with_each_of_pythons_options(self):
        for options in (["-X", "dev"], ["-O"], ["-OO"], ["-s", "-E", "-S"], ["-B", "-u"], ["-W", "error"]):
            with self.subTest(options):
                code = """
                    import sys
                    sys.path[:0] = sys.argv[1:]
                    import demo
                    print(demo.add(1, 2))
                """
                self.assertEqual(succeed(code, *options, arguments=os.environ["PYTHONPATH"].split(os.pathsep)), ["3"])

    def test_isolated_in_a_virtual_environment(self):
        with tempfile.TemporaryDirectory() as folder:
            # -I leaves PYTHONPATH out; the environment has it in a .pth file
            result = run(f"import venv; venv.create({folder!r}, symlinks={os.name != 'nt'})")
            self.assertEqual(result.status, 0, result.err)
            program = os.path.join(folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
            site = run("import sysconfig; print(sysconfig.get_path('purelib'))", program=program).lines[0]
            with open(os.path.join(site, "test.pth"), "w", encoding="utf-8") as file:
                file.write(os.environ["PYTHONPATH"].replace(os.pathsep, "\n"))
            self.assertEqual(succeed("import demo; print(demo.add(1, 2))", "-I", program=program), ["3"])

    def test_in_another_folder_and_locale(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(succeed("import demo; print(demo.add(1, 2))", cwd=folder, env={"LC_ALL": "C", "LANG": None}), ["3"])
            self.assertEqual(os.listdir(folder), [])

    @posix_only
    def test_locale_and_environment_stay_as_they_are(self):
        code = """
            import ctypes, locale, os
            getenv = ctypes.CDLL(None).getenv
            getenv.restype = ctypes.c_char_p
            def facts():
                return locale.setlocale(locale.LC_ALL), dict(os.environ), [getenv(name) for name in (b"LC_ALL", b"_JAVA_SR_SIGNUM")]
            before = facts()
            import demo
            print(facts() == before)
        """
        for variables in ({"LANG": "C.UTF-8", "LC_ALL": None}, {"LC_ALL": "C"}, {"LANG": None, "LC_ALL": None}):
            with self.subTest(variables):
                self.assertEqual(succeed(code, env=variables), ["True"])

    @posix_only
    def test_names_of_files_in_any_locale(self):
        with tempfile.TemporaryDirectory() as folder:
            other = os.path.join(folder, "bücher")
            shutil.copytree(os.environ["PYTHONPATH"].split(os.pathsep)[1], os.path.join(other, "site"))
            shutil.copytree(os.path.dirname(os.environ["SANCA_CLASS_PATH"].split(os.pathsep)[0]), os.path.join(other, "jars"))
            env = {
                "PYTHONPATH": os.pathsep.join([os.environ["PYTHONPATH"].split(os.pathsep)[0], os.path.join(other, "site")]),
                "SANCA_CLASS_PATH": os.pathsep.join(
                    os.path.join(other, "jars", os.path.basename(jar)) for jar in os.environ["SANCA_CLASS_PATH"].split(os.pathsep)
                ),
            }
            for variables in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": None, "LANG": None}):
                with self.subTest(variables):
                    self.assertEqual(succeed("import demo; print(demo.add(1, 2))", env={**env, **variables}), ["3"])

    @unittest.skipIf(sys.version_info < (3, 14), "concurrent.interpreters")
    def test_in_sub_interpreters_with_a_gil_of_their_own(self):
        code = """
            from concurrent import interpreters
            def work():
                import demo
                print(demo.add(1, 2), demo.answer, flush=True)
            import demo
            for _ in range(3):
                interpreter = interpreters.create()
                interpreter.call(work)
                interpreter.close()
            work()
        """
        self.assertEqual(succeed(code), ["3 42"] * 4)

    @unittest.skipIf(sys.version_info < (3, 14), "concurrent.interpreters")
    def test_first_in_a_sub_interpreter(self):
        code = """
            from concurrent import interpreters
            def work():
                import demo
                print(demo.add(1, 2), flush=True)
            interpreter = interpreters.create()
            interpreter.call(work)
            interpreter.close()
            work()
            import demo, faulthandler
            demo.at_shutdown("hook")
            faulthandler.enable()
            print(demo.throw_null_pointers(200_000), flush=True)
        """
        self.assertEqual(succeed(code), ["3", "3", "133334", "hook"])


@posix_only
class Signals(unittest.TestCase):
    INTERRUPT = """
        import demo, os, signal, threading, time
        def later(seconds, action): threading.Timer(seconds, action).start()
        def interrupt(): os.kill(os.getpid(), signal.SIGINT)
    """

    def code(self, rest):
        return textwrap.dedent(self.INTERRUPT) + textwrap.dedent(rest)

    def test_interrupt_is_pythons(self):
        code = """
            for wait in (lambda: time.sleep(60), lambda: demo.sleep(500)):
                later(0.1, interrupt)
                try:
                    wait()
                    for _ in range(10**7): pass
                    print("not interrupted")
                except KeyboardInterrupt:
                    print("interrupted")
        """
        self.assertEqual(succeed(self.code(code)), ["interrupted"] * 2)

    def test_handlers_stay_what_they_are(self):
        code = """
            import signal
            names = [name for name in dir(signal) if name.startswith("SIG") and not name.startswith(("SIG_", "SIGRT"))]
            before = {name: signal.getsignal(getattr(signal, name)) for name in names}
            import demo
            print(before == {name: signal.getsignal(getattr(signal, name)) for name in names})
        """
        self.assertEqual(succeed(code), ["True"])

    def test_ignored_signals_are_ignored_in_programs_that_are_started(self):
        code = """
            import demo, subprocess
            print(subprocess.run(["sh", "-c", "kill -PIPE $$; echo alive"], stdout=-1, restore_signals=False, text=True).stdout.strip())
        """
        self.assertEqual(succeed(code), ["alive"])

    def test_termination_and_user_signals(self):
        self.assertEqual(run("import demo, os, signal; os.kill(os.getpid(), signal.SIGTERM)").status, -signal.SIGTERM)
        code = """
            import signal, os
            signal.signal(signal.SIGUSR2, lambda *_: print("usr2"))
            import demo
            os.kill(os.getpid(), signal.SIGUSR2)
        """
        self.assertEqual(succeed(code), ["usr2"])

    # When faulthandler is enabled or disabled, and whether it is at the end.
    FAULTHANDLER = {
        "before": ("faulthandler.enable()", "", True),
        "after": ("", "faulthandler.enable()", True),
        "never": ("", "", False),
        "no longer": ("faulthandler.enable()", "faulthandler.disable()", False),
        "again": ("faulthandler.enable()", "faulthandler.disable(); faulthandler.enable()", True),
        "twice": ("faulthandler.enable()", "faulthandler.enable()", True),
    }

    def test_faulthandler_leaves_the_jvm_its_signals(self):
        for when, (before, after, _) in self.FAULTHANDLER.items():
            with self.subTest(when):
                code = f"""
                    import faulthandler
                    {before}
                    import demo
                    {after}
                    print(demo.throw_null_pointers(200_000))
                    demo.garbage(200)
                """
                self.assertEqual(succeed(code), ["133334"])

    def test_faulthandler_reports_crashes(self):
        for when, (before, after, enabled) in self.FAULTHANDLER.items():
            with self.subTest(when), tempfile.TemporaryDirectory() as folder:
                code = f"""
                    import ctypes, faulthandler
                    {before}
                    import demo
                    {after}
                    demo.throw_null_pointers(1000)
                    ctypes.string_at(0)
                """
                result = run(code, cwd=folder, env={"SANCA_JAVA_OPTIONS": "-XX:-CreateCoredumpOnCrash"})
                if enabled:
                    self.assertEqual(result.status, -signal.SIGSEGV)
                    self.assertIn("Fatal Python error: Segmentation fault", result.err)
                    self.assertIn("in string_at", result.err)
                    self.assertEqual(os.listdir(folder), [])
                else:
                    self.assertNotEqual(result.status, 0)
                    self.assertIn("A fatal error has been detected by the Java Runtime Environment", result.out)

    def test_faulthandler_by_environment_and_dump(self):
        code = """
            import demo, faulthandler, sys
            print(faulthandler.is_enabled(), demo.throw_null_pointers(30_000))
            faulthandler.dump_traceback(sys.__stdout__)
        """
        lines = succeed(code, env={"PYTHONFAULTHANDLER": "1"})
        self.assertEqual(lines[0], "True 20000")
        self.assertTrue(lines[1].startswith("Current thread"), lines)

    def test_deep_recursion(self):
        code = """
            import demo, sys, threading
            def recurse(n): return recurse(n + 1)
            def through_java(): demo.call(through_java)
            class Repr:
                def __init__(self, inner): self.inner = inner
                def __repr__(self): return demo.call(lambda: repr(self.inner))
            nested = mixed = []
            for _ in range(100_000):
                nested, mixed = [nested], Repr([mixed])
            def work():
                for function in (lambda: recurse(0), through_java, lambda: repr(nested), lambda: repr(mixed), demo.stack_overflow):
                    try:
                        function()
                    except RecursionError:
                        print("recursion", demo.add(1, 2))
            work()
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
            sys.stdout.flush()
            import os; os._exit(0)  # taking the list apart is not what is tested
        """
        self.assertEqual(succeed(code), ["recursion 3"] * 10)


@posix_only
class Forks(unittest.TestCase):
    """Java cannot run in a fork. That is said, and nothing hangs."""

    def test_calls_and_imports_are_refused(self):
        code = """
            import demo, os, sanca, sys
            print(demo.add(1, 2), flush=True)
            child = os.fork()
            if child == 0:
                for action in (lambda: demo.add(1, 2), lambda: __import__("single")):
                    try:
                        action()
                    except (RuntimeError, ImportError) as error:
                        print(type(error).__name__, str(error)[:39])
                print(sanca.is_running())
                sys.exit(3)  # the child's end is Python's alone
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), demo.add(3, 4))
        """
        lines = succeed(code, "-W", "ignore::DeprecationWarning")
        self.assertEqual(
            lines,
            ["3", "RuntimeError this process was forked from one with a", "ForkedProcessError this process was forked from one with a"]
            + ["False", "3 7"],
        )

    def test_a_fork_before_the_jvm_starts_is_like_any_process(self):
        code = """
            import os, sanca, sys
            child = os.fork()
            import demo
            print(demo.add(1, 2), flush=True)
            if child != 0:
                print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """
        self.assertEqual(succeed(code, "-W", "ignore::DeprecationWarning"), ["3", "3", "0"])

    def test_programs_that_are_started(self):
        code = """
            import demo, os, subprocess, sys
            print(subprocess.run([sys.executable, "-c", "print(5)"], stdout=-1, text=True).stdout.strip(), os.system("exit 4") >> 8)
        """
        self.assertEqual(succeed(code), ["5 4"])


class Multiprocessing(unittest.TestCase):
    def run_with(self, method):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "program.py")
            with open(file, "w", encoding="utf-8") as program:
                program.write(
                    textwrap.dedent(
                        f"""
                        import multiprocessing, demo
                        if __name__ == "__main__":
                            with multiprocessing.get_context({method!r}).Pool(2) as pool:
                                print(pool.starmap(demo.add, [(1, 2), (3, 4)]))
                        """
                    )
                )
            return succeed("import runpy, sys; runpy.run_path(sys.argv[1], run_name='__main__')", arguments=[file])

    def test_spawn(self):
        self.assertEqual(self.run_with("spawn"), ["[3, 7]"])

    @posix_only
    def test_forkserver(self):
        self.assertEqual(self.run_with("forkserver"), ["[3, 7]"])


class Ending(unittest.TestCase):
    ENDS = {"pass": 0, "sys.exit(3)": 3, "sys.exit('x')": 1, "raise ValueError": 1, "os._exit(5)": 5}

    def test_status_is_kept_and_hooks_run(self):
        for end, status in self.ENDS.items():
            for threads in ("", "demo.start_thread(False)", "demo.start_thread(True); demo.start_thread(True)"):
                with self.subTest(end=end, threads=threads):
                    code = f"""
                        import demo, os, sys
                        demo.at_shutdown("hook")
                        {threads}
                        {end}
                    """
                    result = run(code, env={"PYTHONFAULTHANDLER": "1"})
                    self.assertEqual(result.status, status, result.err)
                    self.assertEqual(result.lines, [] if "_exit" in end else ["hook"])

    def test_objects_of_java_die_after_the_hooks(self):
        code = """
            import demo
            class Last:
                def __del__(self, add=demo.add): print(add(1, 2), flush=True)
            last = Last()
            import atexit
            atexit.register(lambda: print(demo.add(3, 4), flush=True))
            demo.at_shutdown("hook")
        """
        self.assertEqual(succeed(code), ["7", "hook", "3"])

    def test_java_runs_after_pythons_own_end_of_faulthandler(self):
        code = """
            import codecs, demo, weakref
            class Search:
                def __call__(self, name): return None
            late = Search()
            keeper = Search()
            keeper.reference = weakref.ref(late, demo.weakref_callback)
            codecs.register(keeper)  # what is registered dies with the interpreter, the last first
            codecs.register(late)
            del late, keeper
        """
        self.assertEqual(succeed(code, env={"PYTHONFAULTHANDLER": "1"}), ["133333"])

    def test_hook_that_calls_python(self):
        code = """
            import demo
            demo.call_at_shutdown(lambda: print("called", flush=True))
        """
        self.assertEqual(succeed(code), ["called"])

    def test_threads_that_call_python_until_the_end(self):
        code = """
            import demo
            calls = []
            demo.call_in_thread(lambda: calls.append(1))
            while len(calls) < 1000: pass
        """
        self.assertEqual(succeed(code), ["This Python interpreter is closed."])

    def test_thread_that_does_not_leave_python(self):
        code = """
            import demo, time
            demo.call_in_thread(lambda: time.sleep(600))
            time.sleep(0.2)
        """
        self.assertEqual(succeed(code), [])


if __name__ == "__main__":
    unittest.main()
