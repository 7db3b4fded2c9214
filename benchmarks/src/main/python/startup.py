"""Starts processes and measures them: wall milliseconds and peak memory.

    startup.py RUNS FILE

FILE has one process per line: a name and the command, separated by tabs. The processes take turns.
A process that fails is reported on a line of its own and not measured.

The system counts what a process had before its `exec` too, which is this program's memory: so it
imports next to nothing, and no figure can be below its own.
"""

import os
import sys
from time import perf_counter

NULL = os.open(os.devnull, os.O_RDWR)
QUIET = [(os.POSIX_SPAWN_DUP2, NULL, 0), (os.POSIX_SPAWN_DUP2, NULL, 1)]


def run(command):
    """(ms, MB) of one run."""
    start = perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=QUIET)
    _, status, usage = os.wait4(child, 0)
    elapsed = perf_counter() - start
    if status != 0:
        raise RuntimeError(f"exit status {os.waitstatus_to_exitcode(status)}")
    return elapsed * 1e3, usage.ru_maxrss / 1024


def first_run(commands):
    """One run that does not count, for the disk cache; who fails it is out."""
    for name, command in list(commands.items()):
        try:
            run(command)
        except (OSError, RuntimeError) as problem:
            print("@failed", name, problem, sep="\t", flush=True)
            del commands[name]


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def main(runs, file):
    with open(file, encoding="utf-8") as lines:
        commands = {name: command for name, *command in (line.rstrip("\n").split("\t") for line in lines)}
    first_run(commands)
    samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(run(command))
    for row, column in (("start", 0), ("memory", 1)):
        for name, pairs in samples.items():
            values = [pair[column] for pair in pairs]
            print("@figure", row, name, min(values), median(values), sep="\t", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
