"""What `sanca.json` says: the class that makes a module, and what it needs."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = 1


class Descriptor:
    """Where a module written in Java comes from. Paths are absolute."""

    __slots__ = ("class_loader", "class_name", "jars", "java_homes", "jvm_options", "uses")

    def __init__(self, reader: _Reader) -> None:
        self.class_name = reader.text("class")
        self.jars = reader.paths(reader.texts("jars"))
        self.jvm_options = reader.texts("jvm-options", ())
        self.uses = reader.texts("uses", ())
        """Modules whose Java classes this one sees."""
        self.class_loader = reader.text("class-loader", "")
        """Modules with the same name here share their classes."""
        home = reader.text("java-home", "")
        self.java_homes = reader.paths((home,)) if home else ()

    @staticmethod
    def beside(origin: str, module: str) -> Descriptor:
        """Reads the one in the folder of a module's `__init__.py`."""
        file = os.path.join(os.path.dirname(os.path.abspath(origin)), "sanca.json")
        try:
            with open(file, encoding="utf-8") as stream:
                content = _parsed(stream.read())
        except OSError as error:
            raise _broken(file, module, f"it cannot be read: {error.strerror}") from None
        except ValueError as error:
            raise _broken(file, module, f"it is no JSON: {error}") from None
        if not isinstance(content, dict):
            raise _broken(file, module, "it holds no object")
        reader = _Reader(file, module, content)
        if content.get("format") != FORMAT:
            raise reader.broken(
                f'its "format" is {content.get("format")!r}, and this release of sanca reads {FORMAT}; '
                "update the package sanca, or install the module again"
            )
        if str(content.get("module")).rpartition(".")[2] != module.rpartition(".")[2]:  # a package may be vendored in another
            raise reader.broken(f'it is of the module {content.get("module")!r}')
        return Descriptor(reader)


class _Standard:
    """What `json` sets up its scanner with."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


def _parsed(text: str) -> Any:
    """What json.loads gives. Its scanner is in a module of its own; `json` imports others, which takes longer than all else here."""
    try:
        from _json import make_scanner

        value, end = make_scanner(_Standard)(text, 0)  # type: ignore[arg-type]
        if not text[end:].strip():
            return value
    except (ImportError, StopIteration, ValueError):
        pass  # blanks at the start, or something that json can say better
    import json

    return json.loads(text)


class _Reader:
    def __init__(self, file: str, module: str, content: dict[str, Any]) -> None:
        self._file = file
        self._module = module
        self._content = content

    def text(self, key: str, default: str | None = None) -> str:
        value = self._content.get(key, default)
        if not isinstance(value, str):
            raise self.broken(f'"{key}" should be a string' if key in self._content else f'it has no "{key}"')
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._content.get(key, default)
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise self.broken(f'"{key}" should be a list of strings' if key in self._content else f'it has no "{key}"')

    def paths(self, names: tuple[str, ...]) -> tuple[str, ...]:
        folder = os.path.dirname(self._file)
        return tuple(os.path.normpath(os.path.join(folder, name)) for name in names)

    def broken(self, why: str) -> ImportError:
        return _broken(self._file, self._module, why)


def _broken(file: str, module: str, why: str) -> ImportError:
    return ImportError(f"{file}, which describes the module {module}: {why}", name=module, path=file)
