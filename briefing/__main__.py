"""``python -m briefing``: documents from the published figures."""

import sys

from briefing.cli import main

# The database's library loads pandas, a second's work, only to ask whether a parameter is one of its own.
sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
sys.exit(main())
