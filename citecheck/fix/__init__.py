"""Findings to edits of bytes: one file per kind of edit."""
