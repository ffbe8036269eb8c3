"""Answers composed from typed facts, one module a part of the career profile."""
