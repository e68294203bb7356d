"""The web desk: `python app.py`, or `make serve`."""

import logging
import os
import socket
import sys

from service import command_line
from service.errors import SettingsError
from service.guard import accounts
from service.settings import Settings, load_settings

_PATIENCE = 3  # seconds that a stop waits for answers on their way; a page that is open never ends by itself


def main() -> int:
    """Serves the page until it is interrupted; returns the exit code."""
    return command_line.run(_serve)


def _serve() -> None:
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    settings = load_settings(os.environ)
    known = accounts(settings.auth)
    with listening(settings) as door:
        # Told at once: the page's libraries take seconds to load, and who comes earlier waits at the door.
        sys.stdout.write(f"Barqiya: {address(settings)} (ready in a few seconds; stop with Ctrl+C)\n")
        sys.stdout.flush()
        os.environ.setdefault(
            "GRADIO_TEMP_DIR", str(settings.cache_dir / "uploads")
        )  # no folder of all users
        import uvicorn

        from service.desk import open_desk
        from service.server import build_app

        desk = open_desk(settings)
        try:
            config = uvicorn.Config(
                build_app(desk, known), log_level="warning", timeout_graceful_shutdown=_PATIENCE
            )
            uvicorn.Server(config).run(sockets=[door])
        finally:
            desk.close()


def listening(settings: Settings) -> socket.socket:
    """The door of host and port; raises SettingsError where it cannot be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no such host"
        raise SettingsError(
            f"the page cannot be served on port {settings.port} of {settings.host} ({reason})",
            "set BARQIYA_PORT or BARQIYA_HOST to another one",
        ) from error


def address(settings: Settings) -> str:
    """What a browser on this machine is given."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}{settings.root_path}/"


if __name__ == "__main__":
    sys.exit(main())
