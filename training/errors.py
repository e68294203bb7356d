"""What `train` cannot go on with; it runs where service/ is not, and so does not know service/errors.py."""


class TrainingError(Exception):
    """One sentence for the user: what is wrong, and what to do next."""
