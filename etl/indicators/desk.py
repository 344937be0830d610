"""Family C: the rota at the one-stop desk and dossiers submitted online."""
