"""Identity numbers are found in any usual shape, and what is none is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.identity import has_identity, mask

CARD = "0371" + "23456789"  # made up, in the form of a citizen identity number

cards = st.from_regex(r"0(?:0[1-9]|[1-8][0-9])[0-3][0-9]{8}", fullmatch=True).filter(str.isascii)


@pytest.mark.parametrize(
    "cell",
    [
        CARD, int(CARD), float(CARD), f"CCCD{CARD}", f"Nguyễn Văn A, {CARD}", "037 123 456 789",
        "037.123.456.789",
        "0371 2345 6789", "037-123-456-789", "037123 456789", "CMND 123456789", "số CMT: 123 456 789",
        "chứng minh nhân dân số 123456789", f"{CARD},0912345678", "037 1 23 456789", f"1,{CARD}",
    ],
)  # fmt: skip
def test_found(cell: str | float) -> None:
    assert has_identity(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "0912345678", "123456789", "0912345678 0987654321", "0912 345 678 0987 654 321", "+840912345678",
        "20.250123456789", "105,974512345678", "13285-001", "37-13285-001", 912345678, 15_000_000, 12.5, None,
        True,
        "1234567890123", "15.000.000.000", "0912345678, 35 tuổi",
    ],
)  # fmt: skip
def test_not_found(cell: object) -> None:
    assert not has_identity(cell)  # type: ignore[arg-type]


def test_mask_hides_the_number_only() -> None:
    assert mask(f"Thôn 3, số {CARD}, CMND 123 456 789") == f"Thôn 3, số {'*' * 12}, CMND *** *** ***"


@given(cards, st.sampled_from(["", " ", ".", "-"]), st.text(alphabet="abc đê,;:", max_size=8))
def test_no_digit_of_a_number_survives_masking(card: str, mark: str, around: str) -> None:
    written = mark.join((card[:3], card[3:6], card[6:9], card[9:]))
    text = f"{around}{written}{around}"
    assert has_identity(text)
    assert not any(char.isdigit() for char in mask(text))
    assert mask(mask(text)) == mask(text)
    assert len(mask(text)) == len(text)
    assert has_identity(int(card)) or card.startswith("00")
