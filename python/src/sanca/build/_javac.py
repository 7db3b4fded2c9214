"""Projects without a pom: one Java program compiles and packs."""

from __future__ import annotations

import os
import subprocess
import sys

from sanca import _java, _process
from sanca.build import BuildError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sanca.build import Settings


def run(what: str, folder: str, settings: Settings) -> None:
    """Makes `what` in the folder."""
    java = _java.find()
    program = os.path.join(java.home, "bin", "java.exe" if sys.platform == "win32" else "java")
    own = _jars()
    command = [
        program,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        os.pathsep.join(own),
        "dev.sanca.packager.wheel.Main",
        what,
        os.getcwd(),
        folder,
        os.pathsep.join([*_process.class_path(), *own]),
        os.pathsep.join(own),
    ]
    if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise BuildError("the build failed; its messages are above")


def _jars() -> list[str]:
    """The packager, the annotations, the annotation processor, and what these need."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jars")
    try:
        jars = sorted(name for name in os.listdir(folder) if name.endswith(".jar"))
    except OSError:
        jars = []
    if not jars:
        raise BuildError(f"the package sanca is not whole: there are no jars in {folder}; install it again")
    return [os.path.join(folder, jar) for jar in jars]
