"""The Python side of sanca.JavaArray. Memory is defined by the Java side."""

from collections.abc import Sequence
from struct import pack_into, unpack_from
from sys import byteorder

# The letters of the array interface for those of the module struct.
_KINDS = {"?": "b", "B": "u", "H": "u", "b": "i", "h": "i", "i": "i", "q": "i", "f": "f", "d": "f"}


class JavaArray(Memory):
    """An array of Java's in memory that both languages share.

    It has the buffer protocol, so that numpy.asarray, memoryview and their
    like see the same elements, and is a sequence of them itself: of numbers,
    or, with several dimensions, of memoryviews.
    """

    __slots__ = ()
    __module__ = "sanca"
    __hash__ = None

    @property
    def shape(self):
        """The number of elements in each dimension."""
        return memoryview(self).shape

    @property
    def strides(self):
        """The bytes from one element to the next in each dimension."""
        return memoryview(self).strides

    @property
    def format(self):
        """What an element is, as the module struct has it."""
        return memoryview(self).format

    @property
    def itemsize(self):
        """The bytes of an element."""
        return memoryview(self).itemsize

    @property
    def readonly(self):
        """Whether the elements must not be written."""
        return memoryview(self).readonly

    def _row(self, index):
        view = memoryview(self)
        rows = view.shape[0]
        position = range(rows)[index]
        if view.nbytes == 0:
            return memoryview(b"").cast(view.format)
        size = view.nbytes // rows
        flat = view.cast("B")[position * size:(position + 1) * size]
        return flat.cast(view.format, view.shape[1:])

    def _is_foreign(self):
        # memoryview does not know numbers in the other byte order. Java has them in one dimension only.
        return self.format[0] in "<>"

    def _foreign_item(self, key):
        if isinstance(key, slice):
            return [self._foreign_item(index) for index in range(len(self))[key]]
        return unpack_from(self.format, self, range(len(self))[key] * self.itemsize)[0]

    def _set_foreign_item(self, key, value):
        pack_into(self.format, self, range(len(self))[key] * self.itemsize, value)

    def _has_rows(self, key):
        return len(self.shape) > 1 and hasattr(key, "__index__")

    def __len__(self):
        return len(memoryview(self))

    def __getitem__(self, key):
        if self._is_foreign():
            return self._foreign_item(key)
        return self._row(key) if self._has_rows(key) else memoryview(self)[key]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            self._set_slice(key, value)
        elif self._is_foreign():
            self._set_foreign_item(key, value)
        elif self._has_rows(key):
            self._row(key)[:] = value
        else:
            memoryview(self)[key] = value

    def _set_slice(self, key, values):
        indices = range(len(self))[key]
        values = list(values)
        if len(values) != len(indices):
            raise ValueError(f"{len(values)} values for {len(indices)} elements: the array does not grow")
        for index, value in zip(indices, values):
            self[index] = value

    def __iter__(self):
        return (self[index] for index in range(len(self))) if len(self.shape) > 1 else iter(self.tolist())

    def __reversed__(self):
        return (self[index] for index in range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return any(element is value or element == value for element in self)

    def index(self, value, start=0, stop=None):
        """The first index of a value."""
        for index in range(len(self))[start:stop]:
            if self[index] == value:
                return index
        raise ValueError(f"{value!r} is not in the array")

    def count(self, value):
        """How many elements equal a value."""
        return sum(element == value for element in self)

    def __eq__(self, other):
        try:
            return memoryview(self) == memoryview(other)
        except TypeError:
            return NotImplemented

    def __repr__(self):
        view = memoryview(self)
        shown = str(self.tolist()) if view.nbytes <= 800 else f"shape {view.shape}"
        return f"JavaArray({view.format!r}, {shown})"

    def tolist(self):
        """The elements in a list, or lists of lists."""
        return self._foreign_item(slice(None)) if self._is_foreign() else memoryview(self).tolist()

    def tobytes(self):
        """A copy of the memory."""
        return memoryview(self).tobytes()

    @property
    def __array_interface__(self):
        order = self.format[0] if self._is_foreign() else "|" if self.itemsize == 1 else "<" if byteorder == "little" else ">"
        kind = _KINDS[self.format[-1]]
        return {
            "version": 3,
            "shape": self.shape,
            "typestr": f"{order}{kind}{self.itemsize}",
            "data": (self._address(), self.readonly),
        }

    def __dlpack_device__(self):
        return (1, 0)

    def __dlpack__(self, *, stream=None, max_version=None, dl_device=None, copy=None):
        if stream is not None:
            raise BufferError("an array in main memory has no stream")
        if dl_device is not None and tuple(dl_device) != (1, 0):
            raise BufferError("the array is in main memory and is not moved")
        if copy:
            raise BufferError("the array is shared, not copied")
        return self._dlpack(max_version is not None and max_version[0] >= 1)


Sequence.register(JavaArray)
