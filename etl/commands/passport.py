"""The command that tells where one published number comes from."""

import argparse

from etl import calendar
from etl.commands.errors import UsageError
from etl.home import Home
from etl.passport.passport import passport as passport_of
from etl.passport.record import as_json
from etl.passport.words import words


def passport(home: Home, options: argparse.Namespace) -> int:
    """Print the passport of one figure; exit status 1 where its lines do not give what was published."""
    try:
        period = calendar.period(options.period).id
    except ValueError:
        raise UsageError(
            f"Kỳ không hợp lệ: {options.period!r}; hãy ghi như 2026-11, 2026-Q3, 2026-H1 hoặc 2026."
        ) from None
    found = passport_of(
        home, options.code, period, options.commune, options.hamlet,
        options.part, options.breakdown, options.base,
    )  # fmt: skip
    print(as_json(found) if options.json else "\n".join(words(found)))
    return 1 if found.differs else 0
