"""Text files of an evaluation: read with one sentence for each way in which they cannot be used."""

from pathlib import Path

from service.errors import InputError


def read_lines(path: Path) -> list[str]:
    """The lines of a text in UTF-8. Only a line feed ends one: U+2028 and the like are part of a sentence."""
    text = read_text(path)
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return lines[:-1] if text.endswith("\n") or not text else lines


def read_text(path: Path) -> str:
    """A text in UTF-8, with or without its mark; raises InputError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", "check the name") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read", error.strerror or str(error)) from None
