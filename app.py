"""The gate, then navigation: what ``streamlit run app.py`` serves, and what each visit runs."""

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.starlette import App

from pages.shell import menu, server

if get_script_run_ctx(suppress_warning=True) is None:
    app = App(__file__, routes=server.routes(), lifespan=server.lifespan, on_script_error=menu.on_error)
else:
    menu.run()
