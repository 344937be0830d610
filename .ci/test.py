"""Sets the checkout up, system packages included, and runs every test."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup import CHECKOUT, environment, system_packages


def main() -> int:
    """Install what tests need and run them; further arguments go to pytest."""
    system_packages()
    python = environment("requirements-dev.txt")
    tests = [str(python), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *sys.argv[1:]]
    return subprocess.run(tests, cwd=CHECKOUT).returncode


if __name__ == "__main__":
    sys.exit(main())
