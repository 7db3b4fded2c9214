"""Modules that are written in Java: what the `__init__.py` of their package calls."""

from __future__ import annotations

import sys

from sanca import _process
from sanca._descriptor import Descriptor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any


def load_module(name: str) -> None:
    """Makes the module that is being imported the one that is written in Java.

    All that the `__init__.py` of such a module does is

        from sanca import load_module; load_module(__name__)

    Beside it is `sanca.json`, which says what class the module is made of, and with which jars. The module that Java creates replaces
    the one that Python has begun with in `sys.modules`, as the import system allows. Reloading does nothing, as for modules in C.

    name  the module's `__name__`.

    Raises ImportError, and what the module's own initialisation raises.
    """
    stub = sys.modules[name]
    spec = stub.__spec__
    if spec is None or not spec.origin:
        raise ImportError(f"{name} is not being imported by the import system: it has no __spec__", name=name)
    if getattr(stub, _LOADED, None) is spec.name:
        return
    descriptor = Descriptor.beside(spec.origin, name)
    module = create(spec, descriptor)
    sys.modules[name] = module
    execute(module)


_LOADED = "__java__"


def create(spec: ModuleSpec, descriptor: Descriptor) -> ModuleType:
    """The module as Java creates it, with what the import system knows about it, and not executed."""
    for used in descriptor.uses:
        try:
            __import__(used)
        except ModuleNotFoundError as missing:
            if not f"{used}.".startswith(f"{missing.name}."):
                raise
            raise ModuleNotFoundError(f"{spec.name} uses the Java classes of the module {used}, which is not installed", name=used) from None
    host = _process.host(descriptor.jvm_options, descriptor.java_homes)
    module = host.create(spec, descriptor.class_name, descriptor.class_loader, descriptor.uses, descriptor.jars)
    _describe(module, spec)
    return module


def execute(module: ModuleType) -> None:
    """Runs what a module with multi-phase initialisation has to do; the module is in `sys.modules`."""
    from importlib.machinery import ExtensionFileLoader

    ExtensionFileLoader(module.__name__, "").exec_module(module)


def _describe(module: Any, spec: ModuleSpec) -> None:
    module.__name__ = spec.name
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.cached:
        module.__cached__ = spec.cached
    setattr(module, _LOADED, spec.name)
