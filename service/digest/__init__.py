"""The day's stories: read from feeds, put together by event, ranked."""
