"""What the network said, as a file: written once, replayed to the same findings."""

import os
from pathlib import Path

import msgspec

from citecheck.config import ConfigError
from citecheck.model import Evidence


def save(path: str, evidence: Evidence) -> None:
    """Writes evidence, whole or not at all."""
    place = Path(path)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(msgspec.json.format(msgspec.json.encode(evidence), indent=1) + b"\n")
        part.replace(place)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, path) from error  # under the name that somebody gave


def writable(path: str) -> None:
    """Raises where evidence could not be written."""
    folder = Path(path).parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise ConfigError(f"{path}: nothing can be written there; is there such a folder?")


def load(path: str) -> Evidence:
    """Reads evidence that was recorded."""
    try:
        return msgspec.json.decode(Path(path).read_bytes(), type=Evidence)
    except msgspec.DecodeError as error:
        raise ConfigError(f"{path}: this is no recorded evidence ({error})") from None
