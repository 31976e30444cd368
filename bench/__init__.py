"""Measurements on the corpus; each module is a command."""
