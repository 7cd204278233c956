"""What the standards ask for: BibTeX's grammar, fields by kind of entry, check digits, profiles."""
