"""Finds references that are kept or given back once too often."""
import gc
import sys

REPETITIONS = 1000
ROUNDS = 8
# What the interpreter itself may allocate meanwhile: caches, free lists, a grown table.
TOLERANCE = REPETITIONS // 20


def check(action, *objects):
    """Fails unless the action, done many times, leaves counts and memory as they were.

    The first rounds may fill caches: growth is a leak if each round has it.
    """
    for _ in range(100):
        action()
    for _ in range(ROUNDS):
        found = round_of(action, objects)
        if not found:
            return
    raise AssertionError(", ".join(found) + f" in {REPETITIONS} runs")


def round_of(action, objects):
    before = measure(objects)
    for _ in range(REPETITIONS):
        action()
    after = measure(objects)
    pairs = zip(objects, before.pop("objects"), after.pop("objects"))
    return [f"references to {thing!r}: {new - old:+}" for thing, old, new in pairs if old != new] + [
        f"{what}: {after[what] - old:+}" for what, old in before.items() if abs(after[what] - old) > TOLERANCE
    ]


def measure(objects):
    gc.collect()
    found = {"objects": [sys.getrefcount(thing) for thing in objects], "allocated blocks": sys.getallocatedblocks()}
    if hasattr(sys, "gettotalrefcount"):
        found["total references"] = sys.gettotalrefcount()
    # Not counts, which immortal objects do not have.
    found["None"] = sys.getrefcount(None)
    found["True"] = sys.getrefcount(True)
    found["False"] = sys.getrefcount(False)
    found["NotImplemented"] = sys.getrefcount(NotImplemented)
    return found
