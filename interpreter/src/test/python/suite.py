"""Runs CPython's own test suite under a built interpreter, a Java module imported first, and under the one it was built from.

    python3 suite.py PROJECT JAVA_MODULE ORIGINAL_PYTHON [TEST...]

The project must have no module named spam: CPython's tests of imports use that name for files of theirs.
The original must have the package "test" in its standard library (EmbeddedPython.unpackTestSuite); the project borrows it.
Prints each test whose result differs. The status is 1 if one passes in the original and not in the built interpreter.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

TESTS = """test_builtin test_dict test_list test_set test_float test_long test_str test_json test_re test_exceptions
test_generators test_coroutines test_asyncio test_threading test_thread test_weakref test_gc test_import test_importlib
test_capi test_ctypes test_subprocess test_signal test_sqlite3 test_ssl test_cmd_line test_repl test_faulthandler
test_venv""".split()

# Imported by site, in the process that runs the tests and in no other.
FIRST = """import os
if os.environ.pop("SANCA_SUITE", ""):
    import {module}
"""


def results(python, tests, environment):
    """Test id -> passed, failed or skipped."""
    folder = tempfile.mkdtemp()
    report = pathlib.Path(folder, "report.xml")
    command = [python, "-m", "test", "--timeout=600", f"--junit-xml={report}", *tests]
    environment = dict(os.environ, **environment)
    print(" ".join(command), flush=True)
    done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, text=True, errors="replace",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not report.exists():
        sys.exit(f"the run did not end, status {done.returncode}:\n{done.stdout[-3000:]}")
    found = {}
    for case in xml.parse(report).iter("testcase"):
        name = case.get("name")
        if name is None:        # a subtest; the test it belongs to has an entry
            continue
        bad = case.find("failure") is not None or case.find("error") is not None
        outcome = "failed" if bad else "skipped" if case.get("result") == "skipped" or case.find("skipped") is not None else "passed"
        # A test with subtests has several entries: the worst counts.
        found[name] = "failed" if "failed" in (outcome, found.get(name)) else outcome
    return found


def count(found):
    return ", ".join(f"{list(found.values()).count(what)} {what}" for what in ("passed", "failed", "skipped"))


def run_built(project, module, suite, tests):
    """The results under the built interpreter, which has the suite and imports the module for as long as that takes."""
    library = next(project.glob("lib/python3.*"))
    first, borrowed = library / "site-packages" / "sitecustomize.py", library / "test"
    first.write_text(FIRST.format(module=module))
    lend = not borrowed.exists()
    if lend:
        borrowed.symlink_to(suite)
    try:
        return results(str(project / "python"), tests, {"SANCA_SUITE": "1"})
    finally:
        first.unlink()
        if lend:
            borrowed.unlink()


def main(project, module, original, *tests):
    suite = subprocess.run([original, "-I", "-c", "import os, test; print(os.path.dirname(test.__file__))"],
                           check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    ours = run_built(pathlib.Path(project).resolve(), module, suite, tests or TESTS)
    theirs = results(original, tests or TESTS, {})
    worse = 0
    for name in sorted(ours.keys() | theirs.keys()):
        a, b = ours.get(name, "absent"), theirs.get(name, "absent")
        if a != b:
            print(f"{name}: {b} in the original, {a} here")
            worse += b == "passed"
    print(f"original: {count(theirs)}\nbuilt:    {count(ours)}\npass in the original only: {worse}")
    sys.exit(worse > 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
