"""Names and phones as they are shown to whoever gave no reason to see them whole."""


def masked_name(name: str) -> str:
    """The family name and initials ("Nguyễn V. A."); of a single word its initial."""
    first, *rest = name.split() or [""]
    return " ".join([first, *map(_initial, rest)]) if rest else _initial(first)


def masked_phone(phone: str | None) -> str | None:
    """Two digits and the last three ("09•• ••• 678"); None stays None."""
    return f"{phone[:2]}•• ••• {phone[-3:]}" if phone else None


def spaced(phone: str | None) -> str | None:
    """All ten digits as they are read out ("0912 345 678")."""
    return f"{phone[:4]} {phone[4:7]} {phone[7:]}" if phone else None


def _initial(word: str) -> str:
    return f"{word[:1].upper()}." if word else ""
