"""Tiny models of each real architecture, with the files of its real tokenizer, built where a test runs."""
