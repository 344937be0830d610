"""Whom to call: real rosters, masks, reasons, and nothing left behind."""
