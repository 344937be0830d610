"""Nhật ký hệ thống: what was done by whom, newest first, and whether the log is whole; for administrators."""

from pages.shell import audit_view, gate

gate.guard()
audit_view.title()
audit_view.state()
audit_view.events()
