"""Sets the checkout up and starts the dashboard; an empty home is filled with simulated data first."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup import CHECKOUT, environment


def main() -> int:
    """Install, fill an empty home, and serve until stopped."""
    python = environment("requirements.txt")
    home = Path(os.environ.get("PHUSO_HOME") or CHECKOUT / "data")
    if not (home / "warehouse.duckdb").exists():
        command = "build" if (home / "receipts.jsonl").exists() else "demo"
        done = subprocess.run([str(python), "-m", "etl", "--home", str(home), command], cwd=CHECKOUT)
        if done.returncode not in (0, 1):
            return done.returncode
    serve = [str(python), "-m", "streamlit", "run", "app.py", *sys.argv[1:]]
    return subprocess.run(serve, cwd=CHECKOUT, env={**os.environ, "PHUSO_HOME": str(home)}).returncode


if __name__ == "__main__":
    sys.exit(main())
