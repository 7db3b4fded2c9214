"""What is called from C and from Java: the same objects for each contender."""
from array import array


def function(a, b):
    return a


def callback(i):
    return i


callback_vector = callback


class Holder:
    def __init__(self):
        self.x = 42


read_attribute = Holder()


def catch():
    raise ValueError("no such thing")


def call_str(s):
    return s


list_read = list(range(1000))
list_made = None
dict_read = {f"key{i}": i for i in range(100)}
dict_made = [f"key{i}" for i in range(100)]
array_view = array("d", bytes(8_000_000))
array_copy = array("d", bytes(80_000))
array_given = None
