"""Threads, processes and the end of a program that uses a wheel."""

import multiprocessing
import subprocess
import sys
import threading
import unittest

import running


def meet_in_two_threads(function, seconds):
    """What the function raises in each of two threads."""
    raised = []

    def call():
        try:
            function(seconds)
        except Exception as error:
            raised.append(type(error).__name__)

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def ends_with(code):
    process = subprocess.run([sys.executable, "-c", "import running, sys; " + code], capture_output=True, text=True, timeout=120)
    return process.returncode, process.stdout


class Threads(unittest.TestCase):
    def test_functions_that_release_the_gil_run_in_parallel(self):
        self.assertEqual(meet_in_two_threads(running.meet, 60), [])

    def test_others_do_not(self):
        self.assertIn("TimeoutException", meet_in_two_threads(running.meet_alone, 1))

    def test_python_runs_meanwhile(self):
        thread = threading.Thread(target=running.meet, args=(60,))
        thread.start()
        running.meet(60)
        thread.join()


class Processes(unittest.TestCase):
    def test_spawned_ones_have_a_jvm_of_their_own(self):
        process = multiprocessing.get_context("spawn").Process(target=running.pause, args=(0.01,))
        process.start()
        process.join()
        self.assertEqual(process.exitcode, 0)

    @unittest.skipUnless("fork" in multiprocessing.get_all_start_methods(), "there is no fork here")
    def test_forked_ones_are_told_what_to_do(self):
        code = """if 1:
            import multiprocessing
            def child(queue):
                try: running.pause(0)
                except RuntimeError as error: queue.put(str(error))
            context = multiprocessing.get_context("fork")
            queue = context.Queue()
            context.Process(target=child, args=(queue,)).start()
            print(queue.get(timeout=60))
        """
        status, output = ends_with("exec(" + repr(code) + ")")
        self.assertEqual(status, 0)
        self.assertIn("multiprocessing.set_start_method('spawn')", output)


class End(unittest.TestCase):
    def test_threads_of_java_keep_nobody_waiting_hooks_run_and_the_status_is_pythons(self):
        for end, status in {"pass": 0, "sys.exit(3)": 3, "raise ValueError": 1}.items():
            with self.subTest(end):
                self.assertEqual(ends_with(f"running.stay(); running.at_end('bye'); print('python', flush=True); {end}"),
                                 (status, "python\nbye\n"))


if __name__ == "__main__":
    unittest.main()
