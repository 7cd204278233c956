"""Findings to edits of bytes: which edits are certain, what they change, and how they are spliced into a file."""
