"""Writing Unicode Vietnamese as the old fonts kept it, for the tests only (VNI from its published table)."""

import subprocess
from unicodedata import normalize

_VNI_TONE = {"\u0300": "ø", "\u0301": "ù", "\u0303": "õ", "\u0309": "û", "\u0323": "ï"}
_VNI_HAT = {"": "â", "\u0300": "à", "\u0301": "á", "\u0303": "ã", "\u0309": "å", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0303": "ü", "\u0309": "ú", "\u0323": "ë"}
_VNI_ALONE = {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ì": "ì", "í": "í", "đ": "ñ", "ỵ": "î", "ơ": "ô", "ư": "ö"}


def _vni_letter(letter: str) -> str:
    lower = letter.lower()
    parts = normalize("NFD", lower)
    base, marks = parts[0], parts[1:]
    tone = next((mark for mark in marks if mark in _VNI_TONE), "")
    if lower in _VNI_ALONE:
        written = _VNI_ALONE[lower]
    elif "\u0302" in marks:
        written = base + _VNI_HAT[tone]
    elif "\u0306" in marks:
        written = base + _VNI_BREVE[tone]
    elif "\u031b" in marks:
        written = _VNI_ALONE[normalize("NFC", base + "\u031b")] + _VNI_TONE.get(tone, "")
    else:
        written = base + _VNI_TONE.get(tone, "")
    return written.upper() if letter.isupper() else written


def to_vni(text: str) -> str:
    """The characters that VNI-Times keeps for a Unicode text."""
    return "".join(_vni_letter(letter) if letter.isalpha() else letter for letter in text)


def tcvn_characters() -> dict[str, str]:
    """From each letter that iconv reads in a byte from A1 on to the Latin-1 character of that byte."""
    table = {}
    for byte in (*range(0xA1, 0xB0), *range(0xB5, 0x100)):
        command = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
        read = subprocess.run(command, input=bytes([byte]), capture_output=True, check=True).stdout.decode()
        table[read] = chr(byte)
    return table


def to_tcvn3(text: str, table: dict[str, str]) -> str:
    """The characters that .VnTime keeps: small letters have all tones, capitals none."""
    written = []
    for letter in text:
        bare = letter in "ĂÂÊÔƠƯĐ"
        written.append(
            table.get(letter if bare else letter.lower(), letter) if not letter.isascii() else letter
        )
    return "".join(written)
