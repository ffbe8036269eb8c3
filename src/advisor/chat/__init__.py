"""The four steps of a turn, and the chain that composes them."""
