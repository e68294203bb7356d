"""Rows in, rows out: archives overnight, through kills and power cuts."""
