"""From a grid of cells to typed rows: headings, heading block, rows, cells. No table library here."""
