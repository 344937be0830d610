"""Turns bytes of unknown encoding into text: Unicode with or without a mark, else an old Vietnamese one."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS_OF_UTF16 = 0.15
# Windows-1258 writes a tone as a byte of its own after the vowel; in TCVN3 and VNI these bytes are letters
# and mostly follow consonants.
_TONES = rb"[\xcc\xd2\xde\xec\xf2]"
_TONE = re.compile(_TONES)
_TONE_AFTER_VOWEL = re.compile(rb"[aeiouyAEIOUY\xc2\xca\xd4\xc3\xd5\xdd\xe2\xea\xf4\xe3\xf5\xfd]" + _TONES)
_TCVN3_LETTERS = re.compile(rb"[\xa1-\xbe]")


def decode(data: bytes) -> str:
    """The text, as it is in the file. TCVN3 and VNI bytes come out as Latin-1 for the font tables."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    sample = data[:65536]
    for begin, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[begin::2].count(0) > len(sample) * _ZEROS_OF_UTF16:
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def encoding_of(head: bytes) -> str:
    """The encoding in which a file that begins so (cut anywhere) is best read as it comes."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for begin, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[begin::2].count(0) > len(head) * _ZEROS_OF_UTF16:
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1258" if _decode_legacy(head) == head.decode("cp1258", "replace") else "latin-1"
    return "utf-8"


def _decode_legacy(data: bytes) -> str:
    tones = len(_TONE.findall(data))
    after_vowel = len(_TONE_AFTER_VOWEL.findall(data))
    if tones and after_vowel >= 0.9 * tones and not _TCVN3_LETTERS.search(data):
        return data.decode("cp1258", "replace")
    return data.decode("latin-1")
