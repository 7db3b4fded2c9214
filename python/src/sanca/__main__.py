"""What `python -m sanca` says: which Java is used, and with what. `python -m sanca cache` makes the cache that starts it faster."""

from __future__ import annotations

import sys

from sanca import _cache, _config, _java, _process

_USAGE = """\
usage: python -m sanca          which Java is found, and how it is started
       python -m sanca cache    makes the cache with which it starts faster, now"""


def main(arguments: list[str]) -> int:
    """Runs the command; the result is the status to exit with."""
    if arguments not in ([], ["cache"]):
        print(_USAGE, file=sys.stderr if arguments not in (["-h"], ["--help"]) else sys.stdout)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        java = _java.find(_config.current().java_home)
        wanted = _config.environment_options()
        options = [*_process.standard_options(wanted), *wanted]
        cache = _cache.of(java, options, None)
        return _make(cache) if arguments else _report(java, options, cache)
    except ImportError as error:
        print(error, file=sys.stderr)
        return 1


def _report(java: _java.Java, options: list[str], cache: _cache.Cache) -> int:
    _process.start()
    print(f"Python   {sys.version.split()[0]} in {sys.executable}")
    print(f"Java     {java}")
    print(f"options  {' '.join(options)}")
    print(f"cache    {cache}")
    print("The JVM starts, and knows this Python.")
    return 0


def _make(cache: _cache.Cache) -> int:
    if cache.make_now():
        print(cache)
        return 0
    print("no cache is wanted, or it could not be made", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
