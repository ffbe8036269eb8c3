"""Careers made searchable: vectors in Chroma, words in BM25, the rest in SQLite."""
