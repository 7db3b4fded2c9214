"""Projects with a pom."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

from sanca.build import BuildError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sanca.build import Settings

_GOALS = {
    "wheel": ["-DskipTests", "package"],
    "editable": ["-DskipTests", "sanca:editable"],
    "metadata": ["sanca:metadata"],
}


def run(what: str, folder: str, settings: Settings) -> None:
    """Makes `what` in the folder."""
    command = [
        _program(),
        "-B",
        "-q",
        "-ntp",
        *_words(settings),
        f"-Dsanca.wheelDirectory={folder}",
        f"-Dsanca.metadataFile={os.path.join(folder, 'METADATA')}",
        *_GOALS[what],
    ]
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise BuildError("Maven failed; its messages are above")


def _program() -> str:
    """The project's own Maven, else the one on the path."""
    wrapper = os.path.abspath("mvnw.cmd" if sys.platform == "win32" else "mvnw")
    if os.access(wrapper, os.X_OK):
        return wrapper
    program = shutil.which("mvn")
    if program is None:
        raise BuildError("there is a pom.xml, and no mvn on the PATH: install Maven, or put its wrapper (mvnw) into the project")
    return program


def _words(settings: Settings) -> list[str]:
    given = (settings or {}).get("maven-args", [])
    texts = [os.environ.get("SANCA_MAVEN_ARGS", ""), *([given] if isinstance(given, str) else given)]
    return [word for text in texts for word in shlex.split(text)]
