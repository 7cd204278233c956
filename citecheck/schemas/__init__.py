"""JSON Schemas of what other programs rely on: kept by hand, the writers are tested against them."""

from importlib.resources import files

NAMES = ("parse", "report")


def load(name: str) -> str:
    """Gives the text of a schema: `parse` or `report`."""
    if name not in NAMES:
        raise KeyError(name)
    return files(__package__).joinpath(f"{name}.json").read_text("utf-8")
