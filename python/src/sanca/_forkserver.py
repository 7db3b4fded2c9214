"""Fork servers of `multiprocessing`, the standard way to start processes on Linux from Python 3.14 on.

The server imports the program's main module and forks. If that module imports one that is written in Java, the server has a JVM and
none of its forks can use it. So the server is told to leave the main module to the processes that it forks.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

_NAME = "multiprocessing.forkserver"


def leave_main_out() -> None:
    """Has fork servers that are started from now on not import the main module, unless the program has asked for that itself."""
    module = sys.modules.get(_NAME)
    if module is not None:
        _change(module)
    else:
        sys.meta_path.insert(0, _WhenImported())


def _change(module: Any) -> None:
    if getattr(module._forkserver, "_preload_modules", None) == ["__main__"]:
        module.set_forkserver_preload([])


class _WhenImported:
    """Waits for the import of the module, which most programs do without."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != _NAME:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            execute = loader.exec_module

            def execute_and_change(module: ModuleType) -> None:
                execute(module)
                _change(module)

            loader.exec_module = execute_and_change
        return spec
