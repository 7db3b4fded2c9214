from typing import Final

from . import deep as deep

ONE: Final[int]

