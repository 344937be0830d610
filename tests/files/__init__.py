"""Builders of real files for everybody's tests: good ones in documents, hostile ones in hostile."""
