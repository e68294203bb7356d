"""Every error that a user can meet.

BarqiyaError
├── InputError              the story, file or option that came in cannot be used
│   ├── NoArabicError       there is no Arabic in it
│   └── LanguageError       a language that is not known
├── SettingsError           a settings file or a BARQIYA_* variable is wrong
├── PromptError             a prompt template is missing, or its fields do not fit
├── ModelError              the model that was asked for cannot serve
│   ├── UnknownModelError   it is not in the catalogue
│   ├── AbsentModelError    it is in the catalogue, but not on this machine
│   ├── PairError           it does not translate this pair of languages
│   └── BrokenModelError    its files are there, but damaged or of the wrong kind
├── EngineError             an engine failed while it worked
│   └── DeviceError         the device that was asked for is not here
└── StoreError              the translation memory cannot be opened or written
"""

from collections.abc import Hashable


class BarqiyaError(Exception):
    """`message` says what is wrong, `hint` what to do next; each is one sentence without a full stop.

    `key` and `values` are what tells both in other languages: see `service.refusals`.
    """

    def __init__(
        self, message: str, hint: str = "", *, key: str = "", values: tuple[tuple[str, Hashable], ...] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class InputError(BarqiyaError):
    """The story, file or option that came in cannot be used."""


class NoArabicError(InputError):
    """There is no Arabic in the text."""


class LanguageError(InputError):
    """A language that is not known."""


class SettingsError(BarqiyaError):
    """A settings file or a BARQIYA_* variable is wrong."""


class PromptError(BarqiyaError):
    """A prompt template is missing, or its fields do not fit."""


class ModelError(BarqiyaError):
    """The model that was asked for cannot serve."""


class UnknownModelError(ModelError):
    """The model is not in the catalogue."""


class AbsentModelError(ModelError):
    """The model is in the catalogue, but not on this machine."""


class PairError(ModelError):
    """The model does not translate this pair of languages."""


class BrokenModelError(ModelError):
    """The model's files are there, but damaged or of the wrong kind."""


class EngineError(BarqiyaError):
    """An engine failed while it worked."""


class DeviceError(EngineError):
    """The device that was asked for is not here."""


class StoreError(BarqiyaError):
    """The translation memory cannot be opened or written."""
