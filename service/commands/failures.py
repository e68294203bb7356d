"""What is told when all that could be made is written, and it is not all there is."""

import sys
from collections.abc import Iterable

from service.draft import ENGINE
from service.errors import EngineError
from service.story import Finding


def tell_failure(findings: Iterable[Finding]) -> None:
    """Raises EngineError, and so exit code 1, where a finding tells of an engine's failure."""
    if any(finding.check == ENGINE for finding in findings):
        sys.stdout.flush()
        raise EngineError(
            "the engine failed half way, and left sentences untranslated",
            "their findings say which; run it again",
        )
