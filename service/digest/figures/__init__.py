"""The numbers that an event is told with: found in its stories, and written in a digest's language."""
