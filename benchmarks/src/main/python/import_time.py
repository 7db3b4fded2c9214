"""How long the first import of a module written in Java takes, to its first call; with the AOT cache and without.

    python import_time.py MODULE EXPRESSION [RUNS]        for instance: import_time.py spam 'spam.add(1, 2)'

Run it with a Python that has the module installed. Each figure is the best and the median of the runs, each in a process of its own: wall
time, and the processor time of the importing thread, which says more on a busy machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile

PROGRAM = """
import time
wall, thread = time.perf_counter(), time.thread_time()
import {module}
{expression}
print(time.perf_counter() - wall, time.thread_time() - thread)
"""


def measure(program, runs, cache):
    """A list of wall times and one of processor times, in milliseconds."""
    environment = {**os.environ, "SANCA_CACHE": cache}
    lines = [subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True).stdout
             for _ in range(runs)]
    return list(zip(*([1000 * float(word) for word in line.split()] for line in lines)))


def main(module, expression, runs="10"):
    program = PROGRAM.format(module=module, expression=expression)
    with tempfile.TemporaryDirectory() as folder:
        make = [sys.executable, "-m", "sanca", "cache"]
        subprocess.run(make, env={**os.environ, "SANCA_CACHE": folder}, check=True, stdout=subprocess.DEVNULL)
        print(f"{'':16}{'wall, ms':>20}{'processor, ms':>20}    (best, median)")
        for name, cache in (("with the cache", folder), ("without", "off")):
            wall, thread = measure(program, int(runs), cache)
            cells = [f"{min(times):9.1f} {statistics.median(times):9.1f}" for times in (wall, thread)]
            print(f"{name:16}{cells[0]:>20}{cells[1]:>20}")


if __name__ == "__main__":
    main(*sys.argv[1:])
