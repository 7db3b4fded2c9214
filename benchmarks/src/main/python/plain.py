"""The rows in plain Python, called from the same loop as everybody else."""


def noop():
    return None


def add(a, b):
    return a + b


def add_float(a, b):
    return a + b


def length(text):
    return len(text)


def identity(text):
    return text


def fail():
    raise ValueError("no such thing")


throw = fail


class Point:
    @property
    def x(self):
        return 42
