"""What was found of one thing in a home, and what to do where it is not whole."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 5
"""Faults of one thing that are printed; further ones are counted."""


@dataclass(frozen=True)
class Finding:
    """One thing: its name, what was looked at, its faults (each a sentence), and what to do about them."""

    thing: str
    said: str
    faults: Sequence[str] = ()
    todo: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults

    def line(self) -> str:
        """The finding as one line."""
        if self.whole:
            return f"ĐẠT  {self.thing}: {self.said}"
        more = f"; … và {len(self.faults) - SHOWN} lỗi nữa (xem đủ bằng --json)" * (len(self.faults) > SHOWN)
        return f"LỖI  {self.thing}: {'; '.join(self.faults[:SHOWN])}{more}. Cần làm: {self.todo}"

    def told(self) -> dict[str, object]:
        """The finding as a JSON object."""
        faults, todo = list(self.faults), "" if self.whole else self.todo
        return {"thing": self.thing, "ok": self.whole, "said": self.said, "faults": faults, "todo": todo}
