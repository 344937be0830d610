"""Tests of recognising forms, locating tables and parsing rows."""
