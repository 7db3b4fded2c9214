"""The build backend for projects with Java code: what `pip install .` and `python -m build` call (PEP 517, PEP 660).

    [build-system]
    requires = ["sanca"]
    build-backend = "sanca.build"

In a folder with a `pom.xml`, Maven does the work, with the goals of `dev.sanca:sanca-maven-plugin`. Otherwise the JDK's compiler
compiles `src/main/java` with Sanca's annotation processor, and name, version and the like are in `[project]`.

Settings (`pip install -C maven-args="-o -Pfast" .`): `maven-args`, more words for Maven; the environment variable SANCA_MAVEN_ARGS
does the same.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Settings = Mapping[str, str | list[str]] | None

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
]


class BuildError(Exception):
    """The build cannot go on; the message is for the user."""


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """What must be installed to build a wheel, besides what `build-system.requires` says: nothing."""
    return []


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """What must be installed for an editable install: nothing."""
    return []


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    """What must be installed to build a source distribution: nothing."""
    return []


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Builds the wheel of the project in the current folder; returns its file name."""
    return _made("wheel", wheel_directory, config_settings)


def build_editable(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Builds a wheel that refers to the files of the project in the current folder; returns its file name."""
    return _made("editable", wheel_directory, config_settings)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Builds the source distribution of the project in the current folder; returns its file name."""
    from sanca.build import _sdist

    def make(folder: str) -> str:
        metadata = os.path.join(folder, "METADATA")
        _tool()("metadata", folder, config_settings)
        with open(metadata, encoding="utf-8") as file:
            return _sdist.write(sdist_directory, os.getcwd(), file.read())

    return _reported(make)


def _made(what: str, directory: str, settings: Settings) -> str:
    def make(folder: str) -> str:
        _tool()(what, folder, settings)
        wheels = [name for name in os.listdir(folder) if name.endswith(".whl")]
        if len(wheels) != 1:
            raise BuildError(
                f"the build made {len(wheels) or 'no'} wheels{': ' if wheels else ''}{', '.join(sorted(wheels))}; "
                "one is expected. In a pom.xml, the plugin dev.sanca:sanca-maven-plugin makes it, with its goal wheel"
            )
        os.makedirs(directory, exist_ok=True)
        shutil.move(os.path.join(folder, wheels[0]), os.path.join(directory, wheels[0]))
        return wheels[0]

    return _reported(make)


def _tool() -> Callable[[str, str, Settings], None]:
    """Maven if there is a pom, else the packager itself."""
    if os.path.isfile("pom.xml"):
        from sanca.build import _maven

        return _maven.run
    from sanca.build import _javac

    return _javac.run


def _reported(make: Callable[[str], str]) -> str:
    """Runs a step with a folder for its files. What the user can put right is said without a traceback."""
    with tempfile.TemporaryDirectory(prefix="sanca-build-") as folder:
        try:
            return make(folder)
        except (BuildError, ImportError) as error:
            print(f"sanca: {error}", file=sys.stderr)
            raise SystemExit(1) from None
