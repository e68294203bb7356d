"""The command line on a machine whose only model echoes, a little slowly: for processes that a test ends."""

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import service.batch.windows
import service.desk
from service.__main__ import main
from service.catalogue import Catalogue
from service.engines.echo import EchoEngine
from tests.scripted_engine import PROFILE

if __name__ == "__main__":
    generate = EchoEngine.generate

    def slowly(engine, requests, decoding, progress=None):
        time.sleep(float(os.environ["ECHO_SECONDS"]))
        return generate(engine, requests, decoding, progress)

    EchoEngine.generate = slowly  # type: ignore[method-assign]
    service.batch.windows.CHARACTERS = 600
    catalogue = Catalogue((replace(PROFILE, name="echo", path=Path()),))
    vars(service.desk)["load_catalogue"] = lambda: catalogue
    sys.exit(main())
