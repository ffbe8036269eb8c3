"""Training of everything learned: the encoder, the heads on it, the weights."""
