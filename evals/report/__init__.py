"""What a run says, for a terminal, a pull request, a CI system and a browser."""
