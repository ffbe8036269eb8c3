"""Speed and memory of the advisor beside the usual tutorial pipeline."""
