"""Runs as many damaged files as asked for: ``python -m tests.fuzz 6000 [FIRST_SEED]``."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.home import Home
from tests.fuzz.laws import LAWS, shares
from tests.fuzz.sending import BATCHES, SEEDS, sent


def main(many: int, first: int) -> int:
    """Prints each group of forms with its figures and all that broke a law; 1 where anything did."""
    began, total, wrong = time.monotonic(), 0, 0
    each = -(-many // len(BATCHES))
    for group, seed in SEEDS.items():
        with TemporaryDirectory() as folder:
            found = sent(Home(Path(folder)), group, seed + first, each)
            broken = [f"{law.__name__}: {words}" for law in LAWS for words in law(found)]
            accepted, refused = shares(found)
        total, wrong = total + len(found.sent), wrong + len(broken)
        print(
            f"{group}: {len(found.sent)} cases, {accepted:.0%} accepted in part or whole, "
            f"{refused:.0%} refused or waiting, at most {found.longest:.1f} s for cases timed together"
        )
        print("".join(f"  {words}\n" for words in broken), end="")
    print(f"{total} cases in {time.monotonic() - began:.0f} s, {wrong} broke a law.")
    return 1 if wrong else 0


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    sys.exit(main(*[*given, *(5100, 0)[len(given) :]]))
