"""Generators of Vietnamese syllables, words and cells for the laws."""

from hypothesis import strategies as st

ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "th",
    "tr",
    "v",
    "x",
]
RIMES_OPEN = ["oà", "oá", "oả", "oẽ", "oẹ", "oè", "uý", "uỷ", "uỳ", "a", "ý", "ô", "ề", "ừ"]
RIMES_CLOSED = ["oàn", "oáng", "uỳnh", "uyết", "uyền", "oài", "oẻo", "anh", "ường", "iếc", "uốn", "ân", "ặt"]

syllables = st.builds("".join, st.tuples(st.sampled_from(ONSETS), st.sampled_from(RIMES_OPEN + RIMES_CLOSED)))
phrases = st.lists(syllables, min_size=1, max_size=6).map(" ".join)
whole_numbers = st.integers(min_value=-(10**12), max_value=10**12)
any_cell = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes(), st.dates(), st.times(),
    st.text(alphabet="0123456789.,-/ :%~hgTQHIV°'\"NEBĐngày tháng năm quý tuần giờ+84đ", max_size=24),
)  # fmt: skip
