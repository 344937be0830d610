"""The reading of one original, as it runs in a worker process; imports nothing heavier than it needs."""

from dataclasses import dataclass
from pathlib import Path

from etl.parse import parse_file
from etl.tables.parsed import ParsedSheet


@dataclass(frozen=True, slots=True)
class Job:
    """One original to read: where it is kept, the name it came under, the form the sender named."""

    path: str
    name: str
    form: str | None


def read(job: Job) -> list[ParsedSheet]:
    """Parse one original; raises Refusal where it cannot be read."""
    return parse_file(Path(job.path).read_bytes(), job.name, form=job.form)
