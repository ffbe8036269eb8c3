"""The pay ladder: what each level pays by the page, and what follows from it."""
