"""The learning plan: the phases of a roadmap laid out in days for one person."""
