"""The elements of a Word file in reading order, without recursion: a hostile file nests them without end."""

from collections.abc import Callable, Iterator

from lxml import etree


class Walk:
    """The children of an element, and behind each that is entered its own. It is steered while it goes, hence a class.

    What is to be done at the end of an element that was entered is done when its last child was given.
    """

    def __init__(self, top: etree._Element) -> None:
        self.open: list[tuple[Iterator[etree._Element], Callable[[], None] | None]] = [(iter(top), None)]

    def enter(self, element: etree._Element, at_end: Callable[[], None] | None = None) -> None:
        """Sees to it that the children of an element come next."""
        self.open.append((iter(element), at_end))

    def __iter__(self) -> Iterator[etree._Element]:
        while self.open:
            element = next(self.open[-1][0], None)
            if element is not None:
                yield element
            elif at_end := self.open.pop()[1]:
                at_end()
