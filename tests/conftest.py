"""Property tests give the same verdict on every machine, however slow: the same examples, and no deadline."""

from hypothesis import settings

settings.register_profile("barqiya", deadline=None, derandomize=True, database=None)
settings.load_profile("barqiya")
