"""The command `citecheck`, and `python -m citecheck`."""

import sys


def main() -> None:
    """Runs the command; the version is answered without loading anything."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from citecheck import __version__

        print(f"citecheck {__version__}")
        return
    from citecheck.cli import start

    sys.exit(start())


if __name__ == "__main__":
    main()
