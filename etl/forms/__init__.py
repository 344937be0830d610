"""The input forms, one file each, in the order in which a batch is checked."""

from importlib import import_module
from pkgutil import iter_modules

from etl.tables.form import Form

_FOUND: list[Form] = [import_module(f"{__name__}.{module.name}").FORM for module in iter_modules(__path__)]

FORMS: dict[str, Form] = {form.code: form for form in sorted(_FOUND, key=lambda form: form.rank)}
"""Every form by its code: the catalogue of hamlets first, for the others are matched against it."""
