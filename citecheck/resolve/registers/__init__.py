"""The registers of works, journals, books and persons, and the archive of pages: a file each, asked by services."""
