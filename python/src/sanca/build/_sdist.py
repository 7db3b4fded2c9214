"""Source distributions: the project's files in a tar file, with PKG-INFO."""

from __future__ import annotations

import email.parser
import gzip
import io
import os
import re
import tarfile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BUILT = {"__pycache__", "build", "dist", "node_modules", "target", "venv"}
_HIDDEN = {".mvn", ".gitignore", ".gitattributes"}


def write(directory: str, root: str, metadata: str) -> str:
    """Writes the file into the directory; returns its name. The same project gives the same bytes."""
    headers = email.parser.Parser().parsestr(metadata, headersonly=True)
    stem = f"{re.sub(r'[-_.]+', '_', headers['Name']).lower()}-{headers['Version']}"
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    os.makedirs(directory, exist_ok=True)
    out = os.path.abspath(directory)
    with (
        open(os.path.join(directory, f"{stem}.tar.gz"), "wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=time) as zipped,
        tarfile.TarFile(mode="w", fileobj=zipped, format=tarfile.PAX_FORMAT) as tar,
    ):
        _add(tar, f"{stem}/PKG-INFO", metadata.encode(), False, time)
        for path in _files(root, out):
            with open(os.path.join(root, path), "rb") as source:
                executable = os.access(source.name, os.X_OK)
                _add(tar, f"{stem}/{path.replace(os.sep, '/')}", source.read(), executable, time)
    return f"{stem}.tar.gz"


def _files(root: str, out: str) -> Iterator[str]:
    """The files of a project, in order: without what is built, hidden, or an environment, and without the folder written to."""
    for folder, folders, names in os.walk(root):
        relative = os.path.relpath(folder, root)
        top = relative == os.curdir
        folders[:] = sorted(
            name
            for name in folders
            if (not name.startswith(".") or name in _HIDDEN)
            and not (name in _BUILT and (top or name == "__pycache__"))
            and not name.endswith(".egg-info")
            and not os.path.isfile(os.path.join(folder, name, "pyvenv.cfg"))
            and os.path.abspath(os.path.join(folder, name)) != out
        )
        for name in sorted(names):
            if (not name.startswith(".") or name in _HIDDEN) and not name.endswith((".pyc", "~")) and not (top and name == "PKG-INFO"):
                yield name if top else os.path.join(relative, name)


def _add(tar: tarfile.TarFile, name: str, content: bytes, executable: bool, time: int) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mtime = time
    info.mode = 0o755 if executable else 0o644
    tar.addfile(info, io.BytesIO(content))
