"""Our own small scripts in the page: served by address and kept by the browser, not sent with each rerun."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = ("clicks", "map_find", "paper", "pinch")
_LOADER = """export default (component) => {
  let stop, gone = false;
  import(new URL("ADDRESS", location.origin)).then((script) => {
    stop = script.default(component);
    if (gone) stop?.();
  });
  return () => { gone = true; stop?.(); };
};"""


@cache
def loader(name: str) -> str:
    """What a component carries: it fetches the script and hands the component on."""
    return _LOADER.replace("ADDRESS", address(name))


def address(name: str) -> str:
    """Where the browser finds the script; another version has another address."""
    return f"/phuso/scripts/{name}.js?v={file(name).stat().st_mtime_ns}"


def file(name: str) -> Path:
    """Where the script lies. Raises KeyError for a name that is none of ours."""
    if name not in NAMES:
        raise KeyError(name)
    return HERE / f"{name}.js"
