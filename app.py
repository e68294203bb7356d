"""The web desk: `python app.py`, or `make serve`."""

import logging
import os
import sys

from service import command_line
from service.settings import Settings, load_settings


def main() -> int:
    """Serves the page until it is interrupted; returns the exit code."""
    return command_line.run(_serve)


def _serve() -> None:
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    settings = load_settings(os.environ)
    # Told at once: the page's libraries take seconds to load.
    sys.stdout.write(f"Barqiya is getting ready at {_address(settings)}\n")
    sys.stdout.flush()
    import uvicorn

    from service.desk import open_desk
    from service.server import build_app

    desk = open_desk(settings)
    try:
        app = build_app(desk)
        sys.stdout.write("Press Ctrl+C to stop.\n")
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")
    finally:
        desk.close()


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}{settings.root_path}/"


if __name__ == "__main__":
    sys.exit(main())
