"""Checks the references of papers and exports them as BibTeX."""

__version__ = "0.1.0"
