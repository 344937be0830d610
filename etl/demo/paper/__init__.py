"""Real Word and Excel files, as three communes and one lost sender would send them."""

from etl.demo.paper.sent import SentFile
from etl.demo.paper.writing import write_files

__all__ = ["SentFile", "write_files"]
