"""Visit logs (form M03b): tens of millions of rows a file, read in a stream, kept without any household code.

The way of a log: found (``finding``) and read in batches (``batches``), cells typed (``cells``), places and
households told (``places``, ``households``), rows sifted by the rules (``sifting``), packed and sorted so
that one visit stands once (``packing``), stored (``parts``), counted by hamlet and month (``counting``).
"""
