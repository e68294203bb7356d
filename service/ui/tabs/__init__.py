"""One file a tab: what is on it, what its parts do, and its texts in a TOML file beside it."""
