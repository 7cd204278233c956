"""The command `citecheck`, and `python -m citecheck`."""

import gc
import sys

MADE = 20_000  # things made between two looks for those nobody holds: a run makes many, and holds most to its end


def main() -> None:
    """Runs the command; the version is answered without loading anything."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from citecheck import __version__

        print(f"citecheck {__version__}")
        return
    gc.set_threshold(MADE)
    from citecheck.cli import start

    sys.exit(start())


if __name__ == "__main__":
    main()
