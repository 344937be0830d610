"""Whether a word could be a Vietnamese syllable, for telling real letters from those of an old font."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.text.tones import MARKS, split_tone

# Every rime of the written language, without its tone.
_RIME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ăk âc âm ân âng âp ât âu ây e ec em en eng eo
ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai
oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc
ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn
uông uôt up ut uơ uy uya uych uynh uyên uyêt uyp uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt
ươu ưt ưu y yêm yên yêng yêt yêu
"""
_AFTER_Q_LIST = """
ua uac uach uai uan uang uanh uao uat uau uay uăc uăm uăn uăng uăt uân uâng uât uây ue uen ueo uet uê
uêch uên uênh uêt ui uin uit uôc uơ uơi uơn uy uych uynh uyên uyêt uyt uyu
"""
_RIMES = frozenset(_RIME_LIST.split())
_AFTER_Q = frozenset(_AFTER_Q_LIST.split())
_SPLIT = re.compile(r"(ngh|ng|gh|nh|ch|kh|ph|th|tr|[bcdđghklmnprstvx]|)(.*)")
_STOPS = ("c", "ch", "p", "t", "k")
_SHARP = (MARKS[1], MARKS[4])  # acute and dot below: the only tones of a syllable that ends in a stop


_SOFT = ("e", "ê", "i", "y")  # before these k, gh and ngh are written, elsewhere c, g and ng
_TONE_LAST = ("oa", "oe", "uê", "uơ", "uy")


def _spelt(onset: str, rime: str) -> bool:
    if onset == "g" and rime[0] == "i":  # gì, giang, giêng
        return rime in _RIMES or rime[1:] in _RIMES
    if onset in ("k", "gh", "ngh") or onset in ("c", "g", "ng"):
        return rime in _RIMES and (rime[0] in _SOFT) == (onset in ("k", "gh", "ngh"))
    return rime in _RIMES


def _tone_placed(plain: str, place: int) -> bool:
    """Whether a tone may stand on that letter: on a last vowel after another only in hoà, thuý, quá, giá."""
    if place < len(plain) - 1 or len(plain) < 2 or plain[-2] not in "aăâeêioôơuưy":
        return True
    return plain.endswith(_TONE_LAST) or (plain[:2] in ("qu", "gi") and len(plain) == 3)


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Whether a word (NFC, any case) is spelt as a Vietnamese syllable, in either habit of tone placement."""
    split = [split_tone(letter) for letter in word.lower()]
    toned = [place for place, (_, tone) in enumerate(split) if tone]
    plain = "".join(vowel for vowel, _ in split)
    if not plain or len(plain) > 7 or len(toned) > 1:
        return False
    if toned and not _tone_placed(plain, toned[0]):
        return False
    if toned and plain.endswith(_STOPS) and split[toned[0]][1] not in _SHARP:
        return False
    if plain[0] == "q":
        return plain[1:] in _AFTER_Q
    found = _SPLIT.fullmatch(plain)
    return found is not None and found[2] != "" and _spelt(found[1], found[2])
