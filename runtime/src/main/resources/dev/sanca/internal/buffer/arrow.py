"""What Arrow data from Java are in Python. Consumers such as pyarrow.array(...) call the methods; see the Arrow PyCapsule interface."""


class _Once:
    __slots__ = ("_capsules",)
    __module__ = "sanca"

    def __init__(self, capsules):
        self._capsules = capsules

    def _take(self):
        capsules, self._capsules = self._capsules, None
        if capsules is None:
            raise ValueError("these data were taken already: they can be taken once")
        return capsules

    def __repr__(self):
        return f"<{type(self).__name__} from Java{'' if self._capsules else ', taken'}>"


class ArrowSchema(_Once):
    """A type of Arrow's, from Java."""

    __slots__ = ()
    __module__ = "sanca"

    def __arrow_c_schema__(self):
        return self._take()[0]


class ArrowArray(_Once):
    """An array or a record batch of Arrow's, from Java."""

    __slots__ = ()
    __module__ = "sanca"

    def __arrow_c_array__(self, requested_schema=None):
        return self._take()


class ArrowStream(_Once):
    """A stream of arrays or record batches of Arrow's, from Java."""

    __slots__ = ()
    __module__ = "sanca"

    def __arrow_c_stream__(self, requested_schema=None):
        return self._take()[0]
