"""Editors: the same as authors, "(Ed.)" and "под ред." are left to `people`."""

from citecheck.extract.fields.normalise.author import trim

__all__ = ["trim"]
