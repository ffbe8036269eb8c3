"""What outlives the process: the feedback that people give."""
