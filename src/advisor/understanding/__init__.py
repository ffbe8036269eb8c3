"""A message and what was said before -> what is being asked."""
