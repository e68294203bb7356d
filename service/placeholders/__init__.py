"""What travels through a model as one symbol and arrives as it was: figures, and terms that are fixed."""
