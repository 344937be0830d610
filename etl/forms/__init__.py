"""The input forms, one file each; this catalogue lists them in the order in which a batch is checked."""

from importlib import import_module

from etl.tables.form import Form

ORDER = ("m10", "m01", "m02a", "m02b", "m03", "m04", "m05", "m07", "m08a")
"""Catalogue of hamlets first: the others are matched against it; spots before the replies to them."""

FORMS: dict[str, Form] = {form.code: form for form in (import_module(f"etl.forms.{name}").FORM for name in ORDER)}
"""Every form by its code."""
