"""What stands for a person: a keyed hash of name and phone, worthless without the home's secret."""

import hashlib
import hmac

from etl.text.normal import key


def person_key(secret: bytes, name: str, phone: str) -> str:
    """Keyed hash of a person (normalised name and phone), 24 hex digits."""
    return hmac.new(secret, f"{key(name)}|{phone}".encode(), hashlib.sha256).hexdigest()[:24]
