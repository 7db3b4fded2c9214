"""Python programs as children of the tests: what may end a process, and what needs a JVM of its own."""

import os
import subprocess
import sys
import tempfile
import textwrap

SECONDS = 120


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    @property
    def lines(self):
        return self.out.splitlines()


def run(code, *options, env=None, program=sys.executable, cwd=None, arguments=()):
    """Runs a program with the environment of the tests, in a folder of its own; fails if it does not end."""
    if cwd is None:
        with tempfile.TemporaryDirectory() as folder:
            return run(code, *options, env=env, program=program, cwd=folder, arguments=arguments)
    environment = {**os.environ, **(env or {})}
    environment = {name: value for name, value in environment.items() if value is not None}
    process = subprocess.run(
        [program, *options, "-c", textwrap.dedent(code), *arguments],
        env=environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
    )
    return Result(process)


def succeed(code, *options, **rest):
    """The lines that a program prints which ends well and has nothing to say on standard error."""
    result = run(code, *options, **rest)
    if result.status != 0 or result.err:
        raise AssertionError(f"status {result.status}\n{result.out}\n{result.err}")
    return result.lines
