"""Every rule of the forms: the function that checks it and the phase in which it is checked."""

from collections.abc import Callable, Mapping

import polars as pl

from etl.checks import (
    chains,
    dates,
    hamlet_changes,
    history,
    limits,
    numbers,
    people,
    places,
    presence,
    repeats,
    sources,
    spots,
    stocks,
    teams,
    texts,
    visits,
)
from etl.checks.intake import Intake
from etl.tables.column import Column, Rule

Check = Callable[[Intake, Column, Rule], pl.DataFrame | None]
"""Gives the rows that break the rule, with what the message shows in columns that begin with ``_``.

``_i`` tells the row (null: the sheet ``sheet_id`` as a whole), ``_say`` the template where it has several.
"""

BY_ROW: Mapping[str, Check] = {
    "required": presence.required,
    "required_if": presence.required_if,
    "required_unless": presence.required_unless,
    "at_least_one_topic": presence.at_least_one_topic,
    "missing_decision_number": presence.missing,
    "missing_decision_date": presence.missing,
    "missing_attachment": presence.missing,
    "not_negative": numbers.not_negative,
    "in_range": numbers.in_range,
    "above": numbers.above,
    "round_numbers": numbers.round_numbers,
    "zero_if_zero": numbers.zero_if_zero,
    "ratio_2.2_to_4.5": numbers.ratio,
    "not_above": limits.not_above,
    "not_below": limits.not_below,
    "within_10_percent": limits.within_10_percent,
    "over_60_per_member": history.over_60_per_member,
    "not_in_future": dates.not_in_future,
    "not_future_period": dates.not_future_period,
    "in_period": dates.in_period,
    "within_20_09_to_31_10_if": dates.within_20_09_to_31_10_if,
    "before_merger": dates.before_merger,
    "time_order": dates.time_order,
    "date_order": chains.date_order,
    "within_programme": visits.within_programme,
    "at_least_one_content": visits.at_least_one_content,
    "five_digits": places.five_digits,
    "known_commune": places.known_commune,
    "hamlet_code_format": places.hamlet_code_format,
    "same_commune": places.same_commune,
    "known_hamlet": places.known_hamlet,
    "still_in_force": hamlet_changes.still_in_force,
    "successor_in_force": hamlet_changes.successor_in_force,
    "matches_code": places.matches_code,
    "known_old_commune": places.known_old_commune,
    "in_commune_polygon_500m": places.in_commune_polygon,
    "spot_code_format": spots.spot_code_format,
    "known_code": spots.known_code,
    "listed_in": spots.listed_in,
    "consistent_with": spots.consistent_with,
    "source_is_police": sources.source_is_police,
    "manual_source": sources.manual_source,
    "max_length_1000": texts.max_length_1000,
    "words_2_to_6": people.words_2_to_6,
    "no_digits": people.no_digits,
    "sequence_gap": people.sequence_gap,
    "exactly_one_leader": people.exactly_one_leader,
}
"""Rules that look at a row, its sheet and what is known; all rows are looked at."""

AMONG_ROWS: Mapping[str, Check] = {
    "duplicate_person": people.duplicate_person,
    "duplicate_phone": people.duplicate_phone,
    "same_person_two_teams": teams.same_person_two_teams,
    "unique": repeats.unique,
    "duplicate": repeats.duplicate,
    "alone_in_period": repeats.alone_in_period,
    "same_in_period": repeats.same_in_period,
    "probable_duplicate_150m": spots.probable_duplicate,
    "shares_sum_to_1": hamlet_changes.shares_sum_to_1,
}
"""Rules that hold rows of the batch against each other; a row rejected by now takes no part."""

OVER_TIME: Mapping[str, Check] = {"not_decreasing": stocks.not_decreasing}
"""The rule that rejects rows because of earlier months."""

FROM_HISTORY: Mapping[str, Check] = {
    "equal_every_month": history.equal_every_month,
    "jump_over_3x_own_median": history.jump,
    "same_as_previous": history.same_as_previous,
    "sum_consistent": history.sum_consistent,
}
"""Rules that remark on a row because of the months that stand before it; only warnings."""

PHASES = (BY_ROW, AMONG_ROWS, OVER_TIME, FROM_HISTORY)

RAISED_ELSEWHERE: Mapping[str, str] = {
    "no_12_digit_id": "reading the cell: the number never gets as far as a row",
    "legacy_font_converted": "reading the cell: only there the old text is seen",
    "role_with_other_post": "reading the cell: the other post is not kept",
    "blank_read_as_member": "reading the cell: afterwards the role is no longer blank",
    "phone_10_digits": "reading the cell: what is no phone number is not kept",
    "blank_phone": "reading the cell: a blank one is told there from an unreadable one",
    "whole_vnd": "reading the cell: a row holds whole đồng or nothing",
    "million_unit_detected": "reading the cell: a row holds đồng, whatever unit was written",
    "valid_period": "reading the cell: a row holds a period or nothing",
    "dms_converted": "reading the cell: a row holds decimal degrees",
    "swapped_lat_lon_fixed": "reading the pair of cells: a row holds them the right way round",
    "no_name_list": "reading the table: a column or sheet of names is refused there and gives no rows",
    "blank_matched_by_name": "finding the place: afterwards the code is no longer blank",
    "declared_vs_counted": "building the indicators: the count comes from form M03b, collected apart",
}
"""Rules that cannot be checked on rows any more, with the step that raises them and why."""
