"""``python -m briefing``: documents from the published figures."""

import sys

from briefing.cli import main

sys.exit(main())
