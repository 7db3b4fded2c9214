"""Finds references that are kept or given back once too often."""
import gc
import sys

REPETITIONS = 1000
# What the interpreter itself may allocate meanwhile: caches, free lists, a grown table.
TOLERANCE = REPETITIONS // 20


def check(action, *objects):
    """Fails unless the action, done many times, leaves counts and memory as they were."""
    for _ in range(100):
        action()
    before = measure(objects)
    for _ in range(REPETITIONS):
        action()
    after = measure(objects)
    for thing, old, new in zip(objects, before.pop("objects"), after.pop("objects")):
        if old != new:
            raise AssertionError(f"references to {thing!r}: {new - old:+} in {REPETITIONS} runs")
    for what, old in before.items():
        if abs(after[what] - old) > TOLERANCE:
            raise AssertionError(f"{what}: {after[what] - old:+} in {REPETITIONS} runs")


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
