"""Measures calls from Python, on one interpreter, contender beside contender.

    harness.py [--warmup S] [--sample S] [--samples N] MODULE...

Each module has functions named as the rows of ROWS (a missing one is left out) and is measured
in turn with the others, sample by sample, so that a change of the machine's mood hits all alike.
Prints one line per figure: row, module, min and median in ns per call, separated by tabs. The
loop itself is included; what it costs alone is the row "empty".
"""

import argparse
import gc
import importlib
import statistics
import sys
from time import perf_counter

import targets

TEXT = "the quick brown fox"

# row: (the statement in the loop, the arguments it uses)
ROWS = {
    "empty": ("pass", {}),
    "noop": ("f()", {}),
    "add": ("f(a, b)", {"a": 1000, "b": 2000}),
    "add_float": ("f(a, b)", {"a": 1.5, "b": 2.5}),
    "length": ("f(a)", {"a": TEXT}),
    "identity": ("f(a)", {"a": TEXT}),
    "keyword": ("f(a, b=b)", {"a": 1000, "b": 2000}),
    "lambda": ("f(a, b)", {"a": 1000, "b": 2000}),
    "method": ("f.up(a)", {"a": 3}),
    "construct": ("f(a)", {"a": 1}),
    "iterate": ("next(f)", {}),
    "attribute": ("f.x", {}),
    "fail": ("try:\n            f()\n        except E:\n            pass", {}),
    "throw": ("try:\n            f()\n        except E:\n            pass", {}),
}

# Rows in which the contender's language calls Python: the module brings the loop.
LOOP_ROWS = ("function", "callback", "callback_vector", "read_attribute", "catch")


def subject(module, row):
    """What the row's statement calls or reads, or None when the module does not have it."""
    if row == "empty":
        return module if module.__name__ == "plain" else None
    if row in ("attribute", "method", "construct"):
        point = getattr(module, "Point", None)
        if not hasattr(point, "up"):
            # A type that has the attribute only.
            return point() if point and row == "attribute" else None
        return point if row == "construct" else point(1)
    if row == "iterate":
        return module.endless() if hasattr(module, "endless") else None
    if row == "lambda":
        return module.make_lambda() if hasattr(module, "make_lambda") else None
    return getattr(module, row, None)


def compile_loop(module, row):
    """A loop of its own for each contender, so that the interpreter specialises each for itself."""
    f = subject(module, row)
    if f is None:
        return None
    statement, arguments = ROWS[row]
    parameters = ", ".join(["f", "E", *arguments])
    source = f"def loop(n, {parameters}):\n    for _ in range(n):\n        {statement}\n"
    namespace = {}
    exec(source, namespace)
    loop = namespace["loop"]
    error = getattr(module, "FAILURE", ValueError)
    values = list(arguments.values())
    return lambda n: loop(n, f, error, *values)


def host_loop(module, row):
    loop = getattr(module, "loop_" + row, None)
    target = getattr(targets, row)
    return None if loop is None else lambda n: loop(target, n)


def timed(run, n):
    start = perf_counter()
    run(n)
    return perf_counter() - start


def calibrate(run, seconds):
    """How many rounds take about that long; also the first warm-up."""
    n = 100
    while (elapsed := min(timed(run, n) for _ in range(3))) < seconds / 4:
        n *= 2
    return max(20, int(n * seconds / elapsed))


def warm_up(run, seconds, sample):
    n = calibrate(run, sample)
    end = perf_counter() + seconds
    while perf_counter() < end:
        run(n)
    return calibrate(run, sample)


def measure(runs, options):
    """runs: name -> callable(n). Returns name -> list of ns per round."""
    rounds = {name: warm_up(run, options.warmup, options.sample) for name, run in runs.items()}
    samples = {name: [] for name in runs}
    for _ in range(options.samples):
        for name, run in runs.items():
            samples[name].append(timed(run, rounds[name]) / rounds[name] * 1e9)
    return samples


def report(row, samples):
    for name, values in samples.items():
        print("@figure", row, name, min(values), statistics.median(values), sep="\t", flush=True)


def options_from(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--warmup", type=float, default=0.5)
    parser.add_argument("--sample", type=float, default=0.001)
    parser.add_argument("--samples", type=int, default=300)
    parser.add_argument("--loops", action="store_true", help="also the rows that call Python")
    parser.add_argument("modules", nargs="+")
    return parser.parse_args(arguments)


def main(arguments):
    options = options_from(arguments)
    modules = [importlib.import_module(name) for name in options.modules]
    gc.disable()
    work = [(row, compile_loop) for row in ROWS]
    if options.loops:
        work += [(row, host_loop) for row in LOOP_ROWS]
    for row, make in work:
        runs = {m.__name__: run for m in modules if (run := make(m, row)) is not None}
        report(row, measure(runs, options))
    print("@python", sys.version.split()[0], sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
