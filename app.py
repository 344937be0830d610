"""The gate, then navigation: what ``streamlit run app.py`` serves, and what each visit runs."""

from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.starlette import App

from pages.shell import logs, menu, metrics, server
from pages.shell.doorman import Doorman

if get_script_run_ctx(suppress_warning=True) is None:
    logs.begin()
    app = App(
        __file__, routes=server.routes(), lifespan=server.lifespan, middleware=[Middleware(Doorman)],
        on_script_error=menu.on_error,
    )  # fmt: skip
else:
    metrics.timed(menu.run)
