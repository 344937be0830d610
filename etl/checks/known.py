"""What the rules may ask about everything accepted before the rows they look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

import polars as pl

from etl.forms import FORMS
from etl.persons import person_key
from etl.stored import stored_schema


class Known(Protocol):
    """The accepted rows that stand, the boundary layer where one is installed, and the day of checking."""

    @property
    def as_of(self) -> date:
        """Day on which the batch was received: what lies after it is the future."""

    @property
    def polygons(self) -> Mapping[str, Any] | None:
        """Shapely polygon (WGS84, x = longitude) of each commune by code; None where none is installed."""

    def current(self, form: str) -> pl.DataFrame:
        """Rows of the form that stand, in stored columns, those accepted earlier in this batch included."""

    def person_key(self, name: str, phone: str) -> str:
        """What the stored rosters hold in place of a person's name and phone."""


@dataclass
class KnownTables:
    """A :class:`Known` of given tables, for callers that hold them in memory."""

    as_of: date
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    polygons: Mapping[str, Any] | None = None
    secret: bytes = b""

    def person_key(self, name: str, phone: str) -> str:
        """Keyed hash of a person."""
        return person_key(self.secret, name, phone)

    def current(self, form: str) -> pl.DataFrame:
        """The given table of the form; empty, with its stored columns, where none was given."""
        found = self.tables.get(form)
        return pl.DataFrame(schema=stored_schema(FORMS[form])) if found is None else found
