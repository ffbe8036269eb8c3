"""Serves the page until it is told to stop."""

import os
import socket
import threading
from collections.abc import Callable

import gradio as gr
from starlette.middleware import Middleware

from advisor.advisor import Advisor
from advisor.errors import SettingsError
from advisor.settings import Settings
from advisor.ui import texts
from advisor.ui.own_host import OwnHostOnly
from advisor.ui.page import build_app

FONTS = ["system-ui", "sans-serif"]
FIXED_FONTS = ["ui-monospace", "monospace"]


def launch(
    settings: Settings,
    *,
    open_advisor: Callable[[], Advisor],
    announce: Callable[[str], None],
) -> None:
    """Serve the page at the address of `settings` until interrupted.

    Args:
        settings: Where the page is served.
        open_advisor: Opens the advisor, once the address is known to be free.
        announce: Hears where the page is.

    Raises:
        SettingsError: If the address cannot be used.
    """
    check_address(settings)
    page = build_app(open_advisor())
    start(page, settings)
    try:
        announce(texts.ADDRESS.format(host=settings.host, port=settings.port))
        threading.Event().wait()
    finally:
        page.close(verbose=False)


def check_address(settings: Settings) -> None:
    """Check that the page can be served at the address of `settings`.

    Raises:
        SettingsError: If it cannot.
    """
    host, port = settings.host, settings.port
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise SettingsError(_reason(error, host, port)) from error


def _reason(error: OSError, host: str, port: int) -> str:
    from errno import EADDRINUSE

    if error.errno == EADDRINUSE:
        return texts.PORT_TAKEN.format(host=host, port=port)
    return texts.NO_ADDRESS.format(host=host, port=port, reason=error.strerror)


def start(page: gr.Blocks, settings: Settings) -> None:
    """Begin to serve `page`; returns at once."""
    page.launch(
        server_name=settings.host,
        server_port=settings.port,
        prevent_thread_lock=True,
        quiet=True,
        inbrowser=False,
        share=False,
        show_error=False,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        max_file_size="1mb",
        theme=gr.themes.Default(font=FONTS, font_mono=FIXED_FONTS),
        app_kwargs={"middleware": [Middleware(OwnHostOnly)], "docs_url": None},
    )
