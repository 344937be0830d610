"""Charts and cells of the quality screen: forms by state, months, rows refused, signals, days since."""

import polars as pl

from figures import format as vi
from figures.charts import tick
from figures.drawing import Drawing
from figures.labels import word, words
from figures.quality_words import SIGNS, STATES
from figures.stacked import Layer, bars, columns, stacked
from figures.theme import ICONS

Cells = dict[tuple[str, str], tuple[str, str]]
WORST = ("missing", "late", "wait", "on_time", "not_expected")
COLOURS = {
    "on_time": "tones.on_track",
    "late": "tones.attention",
    "missing": "tones.behind",
    "wait": "blank",
    "not_expected": "outside",
}
_WEEK, _TWO_WEEKS = 7, 14


def form_name(code: str) -> str:
    """Code and short name of a form; the code alone where we have no name."""
    name = words("quality_form").get(code)
    return f"{code} · {name}" if name else code


def form_counts(reporting: pl.DataFrame) -> pl.DataFrame:
    """One row a form: how many are due from communes in each state."""
    counts = [(pl.col("state") == state).sum().cast(pl.Int64).alias(state) for state in STATES]
    return reporting.group_by("form").agg(*counts).sort("form")


def month_counts(months: pl.DataFrame) -> pl.DataFrame:
    """One row a month, oldest first: forms of all communes in each state."""
    return months.group_by("period", "label", maintain_order=True).agg(
        pl.col("on_time", "late", "missing", "wait").sum().cast(pl.Int64)
    )


def forms(counts: pl.DataFrame, phone: bool) -> Drawing:
    """Bars of :func:`form_counts`."""
    codes = counts["form"].to_list()
    labels = codes if phone else [form_name(code) for code in codes]
    return stacked(labels, _layers(counts), each=36, full=[*map(form_name, codes)])


def months(counts: pl.DataFrame) -> Drawing:
    """Upright bars of :func:`month_counts`."""
    short = [
        tick(label).replace(word("quality.month"), "").strip().rpartition("/") for label in counts["label"]
    ]
    years = [year for _, _, year in short]
    last_of_year = len(years) > 1 and years[0] != years[1]
    before = ["" if not last_of_year else years[0], *years]
    labels = [
        f"{month}\n{year}" if year != past else month
        for (month, _, year), past in zip(short, before, strict=False)
    ]
    full = [vi.short_period(label) for label in counts["label"]]
    return columns(labels, _layers(counts), height=224, full=full)


def _layers(counts: pl.DataFrame) -> list[Layer]:
    names = words("quality_state")
    return [
        Layer(
            names[state], SIGNS[state], COLOURS[state], tuple(counts[state].to_list()),
            state in ("wait", "not_expected"),
        )
        for state in STATES
        if state in counts.columns
    ]  # fmt: skip


def form_cells(reporting: pl.DataFrame) -> Cells:
    """State and text behind the sign, by commune and form: days late, or how many months of several."""
    found: Cells = {}
    grouped = reporting.group_by("commune_code", "form", maintain_order=True).agg("state", "days_late")
    for commune, form, states, days in grouped.iter_rows():
        worst = next(state for state in WORST if state in states)
        if len(states) > 1:
            text = f" {states.count(worst)}/{len(states)}"
        else:
            text = f" {vi.number(days[0])}" if worst == "late" else ""
        found[commune, form] = worst, text
    return found


def month_cells(months: pl.DataFrame) -> Cells:
    """State and text behind the sign, by commune and month: the worst state and its forms."""
    found: Cells = {}
    for row in months.iter_rows(named=True):
        worst = next((state for state in WORST[:4] if row[state]), "not_expected")
        text = "" if worst in ("on_time", "not_expected") else f" {row[worst]}"
        found[row["commune_code"], row["period"]] = worst, text
    return found


def row_counts(files: pl.DataFrame) -> pl.DataFrame:
    """One row a form: rows read, refused and accepted; what waits for review is not counted."""
    read = files.filter(pl.col("status") != "needs_review")
    summed = read.group_by("form").agg(pl.col("rows_read", "rows_rejected").sum().cast(pl.Int64))
    rest = (pl.col("rows_read") - pl.col("rows_rejected")).alias("rows_good")
    return summed.with_columns(rest).filter(pl.col("rows_read") > 0).sort("form")


def rows(counts: pl.DataFrame, phone: bool) -> Drawing:
    """Rows refused of each form, with what they are a share of."""
    codes = counts["form"].to_list()
    said = [
        f"{vi.share_of(bad, read)} · {vi.quantity(100 * bad / read, '%', 1)}"
        for bad, read in counts.select("rows_rejected", "rows_read").iter_rows()
    ]
    labels = codes if phone else [form_name(code) for code in codes]
    return bars(labels, counts["rows_rejected"].to_list(), said, "tones.behind", room=2.2)


def kinds(frame: pl.DataFrame) -> Drawing:
    """Signals by kind; ``frame`` has name, signals and communes."""
    said = [
        word("quality.kind_said", n=vi.number(n), communes=vi.number(communes)) if n else "0"
        for n, communes in frame.select("signals", "communes").iter_rows()
    ]
    return bars(frame["name"].to_list(), frame["signals"].to_list(), said, "tones.attention", room=1.9)


def buckets(communes: pl.DataFrame, limit: float) -> pl.DataFrame:
    """One row a span of days since the last report: its name, communes, and its tone."""
    days = pl.col("days")
    spans = [
        ("week", days <= _WEEK, "on_track"),
        ("two", (days > _WEEK) & (days <= _TWO_WEEKS), "on_track"),
        ("ok", (days > _TWO_WEEKS) & (days <= limit), "attention"),
        ("old", days > limit, "behind"),
        ("never", days.is_null(), "no_data"),
    ]
    made = [
        (word(f"quality.bucket_{name}", limit=vi.number(limit)), communes.filter(inside).height, tone)
        for name, inside, tone in spans
    ]
    return pl.DataFrame(made, schema=["name", "communes", "tone"], orient="row")


def freshness(spans: pl.DataFrame) -> Drawing:
    """Communes by span of days, as :func:`buckets` gives them; colour and sign say how old that is."""
    labels = [f"{ICONS[tone]} {name}" for name, _, tone in spans.iter_rows()]
    said = [vi.number(n) for n in spans["communes"]]
    return bars(labels, spans["communes"].to_list(), said, [f"tones.{t}" for t in spans["tone"]], each=36)
