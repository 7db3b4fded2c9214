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


keyword = add


def make_lambda():
    return lambda a, b: a + b


def endless():
    i = 0
    while True:
        yield i
        i += 1


class Point:
    def __init__(self, start):
        self.sum = start

    @property
    def x(self):
        return 42

    def up(self, by):
        self.sum += by
        return self.sum
