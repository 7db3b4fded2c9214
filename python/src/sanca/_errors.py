"""What can go wrong before a Java module is there. All are ImportErrors, since it happens in an import."""

_FORKED = (
    "this process was forked from one with a running JVM, and Java cannot run in a fork; "
    "use multiprocessing.set_start_method('spawn'), or fork before the first Java module is imported"
)


class JavaNotFoundError(ImportError):
    """There is no Java on this machine that is new enough; the message says where it was looked for, and what was found."""

    __module__ = "sanca"


class JvmStartError(ImportError):
    """A Java was found, and its virtual machine does not start."""

    __module__ = "sanca"


class ForkedProcessError(ImportError):
    """This process was forked from one with a running JVM, and Java cannot run in a fork."""

    __module__ = "sanca"

    def __init__(self, message: str = _FORKED) -> None:
        super().__init__(message)
