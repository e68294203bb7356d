"""Reading what a text in any language states in numbers and dates."""
