"""Prompt templates for models that are told in words what to do."""
