"""``python -m etl``: the commands of the build side."""

import sys

from etl.cli import main

sys.exit(main())
