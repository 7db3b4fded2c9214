"""make bench: how long the interpreter takes to start, and each of its Java modules to be imported first. Best of several runs."""
import subprocess
import sys
import time

RUNS = 20

FIRST_IMPORT = """
import time
def resident():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) // 1024
before, start = resident(), time.perf_counter()
import {module}
print((time.perf_counter() - start) * 1000, before, resident())
"""


def best(*commands):
    """The best time of each command in milliseconds; they take turns, so that a busy moment hits all."""
    times = [[] for _ in commands]
    for _ in range(RUNS):
        for command, mine in zip(commands, times):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            mine.append((time.perf_counter() - start) * 1000)
    return [min(mine) for mine in times]


def first_import(module):
    rows = []
    for _ in range(RUNS):
        text = subprocess.run([sys.executable, "-c", FIRST_IMPORT.format(module=module)], check=True, capture_output=True, text=True)
        rows.append([float(word) for word in text.stdout.split()])
    return min(rows)


def main(original, *java_modules):
    ours, theirs = best([sys.executable, "-c", "pass"], [original, "-c", "pass"])
    print(f"start, python -c pass      {ours:8.1f} ms   {ours / theirs:.2f} times {original} ({theirs:.1f} ms)")
    print(f"make, nothing changed      {best(['make', '-s'])[0]:8.1f} ms")
    for module in java_modules:
        milliseconds, before, after = first_import(module)
        print(f"import {module:<20}{milliseconds:8.1f} ms   the JVM's start in it; memory {before:.0f} MiB before, {after:.0f} MiB after")


if __name__ == "__main__":
    main(*sys.argv[1:])
