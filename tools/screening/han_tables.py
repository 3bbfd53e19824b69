#!/usr/bin/env python3
"""Derives how Han characters are read in names from the Unihan database.

    tools/screening/han_tables.py FOLDER src/ComplianceGrains.Screening/Data

FOLDER holds Unihan_Readings.txt.bz2, Unihan_Variants.txt.bz2 and Unihan_OtherMappings.txt.bz2 (Debian: package
unicode-data, /usr/share/unicode). Needs Python 3 and nothing else. The same input gives the same bytes.

Each character of the mainland's or Taiwan's basic set becomes one line: the character, the simplified character that it
stands for, and its readings as names write them: Pinyin, Wade-Giles without its signs, and what Hong Kong's offices
make of the Cantonese reading.
"""
import bz2
import collections
import hashlib
import pathlib
import sys
import unicodedata

FILES = ("Unihan_Readings.txt.bz2", "Unihan_Variants.txt.bz2", "Unihan_OtherMappings.txt.bz2")


def load(folder):
    data, digest = collections.defaultdict(dict), hashlib.sha256()
    for name in FILES:
        raw = (pathlib.Path(folder) / name).read_bytes()
        digest.update(raw)
        for line in bz2.decompress(raw).decode().splitlines():
            if line.startswith("U+"):
                code, field, value = line.split("\t")
                data[int(code[2:], 16)][field] = value
    return data, digest.hexdigest()


def plain(pinyin):
    """Toneless; ü is v, as passports of before 2012 wrote it, beside yu."""
    letters = unicodedata.normalize("NFD", pinyin.strip())
    out = ""
    for c in letters:
        if c == "\u0308":
            out = out[:-1] + "v"
        elif not unicodedata.combining(c):
            out += c
    return out


def mandarin(fields):
    readings = []
    for reading in fields.get("kMandarin", "").split():
        readings.append(plain(reading))
    for field in ("kTGHZ2013", "kXHC1983"):
        for part in fields.get(field, "").split():
            readings += [plain(r) for r in part.split(":")[-1].split(",")]
    return [r for r in dict.fromkeys(readings) if r.isascii() and r.isalpha()]


INITIALS = ("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w")
WADE = {"b": "p", "d": "t", "g": "k", "zh": "ch", "j": "ch", "q": "ch", "x": "hs", "z": "ts", "c": "ts", "r": "j"}
WADE_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "e": "o", "er": "erh", "ue": "ueh", "ve": "ueh"}
WADE_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "ye": "yeh", "yan": "yen",
    "you": "yu", "yu": "yu", "yi": "i", "er": "erh", "ge": "ko", "ke": "ko", "he": "ho", "gui": "kuei", "kui": "kuei",
    "zhe": "che", "che": "che", "she": "she", "re": "je", "ze": "tse", "ce": "tse", "se": "se", "de": "te", "te": "te", "ne": "ne",
    "le": "le", "me": "me", "xu": "hsu", "xuan": "hsuan", "xue": "hsueh", "xun": "hsun", "juan": "chuan", "jue": "chueh",
    "quan": "chuan", "que": "chueh", "yue": "yueh", "luo": "lo", "duo": "to", "tuo": "to", "guo": "kuo", "huo": "huo", "zuo": "tso",
    "cuo": "tso", "suo": "so", "zhuo": "cho", "ruo": "jo", "shuo": "shuo", "nuo": "no", "yong": "yung",
}


def split(syllable, initials):
    for initial in initials:
        if syllable.startswith(initial):
            return initial, syllable[len(initial):]
    return "", syllable


def wade(pinyin):
    if pinyin in WADE_WHOLE:
        return WADE_WHOLE[pinyin]
    initial, final = split(pinyin, INITIALS)
    return WADE.get(initial, initial) + WADE_FINALS.get(final, final).replace("v", "u")


def passports(pinyin):
    """lü is written lv, lyu and lu."""
    if "v" not in pinyin:
        return [pinyin]
    return [pinyin, pinyin.replace("v", "yu"), pinyin.replace("v", "u")]


JYUTPING = ("gw", "kw", "ng", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "z", "c", "s", "j", "w")
HONG_KONG = {
    "b": ("p", "b"), "d": ("t", "d"), "g": ("k",), "gw": ("kw",), "kw": ("kw",), "z": ("ch", "ts"), "c": ("ch", "ts"), "s": ("s", "sh"), "j": ("y",),
}
FINALS = {
    "aa": ("a",), "aai": ("ai",), "aau": ("au",), "aam": ("am",), "aan": ("an",), "aang": ("ang",), "aap": ("ap",), "aat": ("at",), "aak": ("ak",),
    "ai": ("ai",), "au": ("au", "ow"), "am": ("am", "um"), "an": ("an", "un"), "ang": ("ang",), "ap": ("ap",), "at": ("at",), "ak": ("ak",),
    "e": ("e",), "ei": ("ei", "i", "ee"), "eng": ("eng",), "ek": ("ek",), "i": ("i", "ee"), "iu": ("iu",), "im": ("im",), "in": ("in",),
    "ing": ("ing",), "ip": ("ip",), "it": ("it",), "ik": ("ik",), "o": ("o", "aw"), "oi": ("oi",), "ou": ("o", "u", "ou"), "on": ("on",),
    "ong": ("ong",), "ot": ("ot",), "ok": ("ok",), "u": ("u", "oo"), "ui": ("ui",), "un": ("un", "oon"), "ung": ("ung",), "ut": ("ut",), "uk": ("uk",),
    "oe": ("eu", "oe"), "oeng": ("eung",), "oek": ("euk",), "eoi": ("ui",), "eon": ("un",), "eot": ("ut",), "yu": ("yu", "u", "ue"), "yun": ("uen", "un"),
    "yut": ("uet", "ut"), "m": ("m",), "ng": ("ng",),
}


def hong_kong(jyutping):
    syllable = jyutping.rstrip("0123456789")
    if syllable in ("m", "ng"):
        return ["ng"]
    initial, final = split(syllable, JYUTPING)
    if final not in FINALS:
        return []
    out = []
    for onset in HONG_KONG.get(initial, (initial,)):
        for rest in FINALS[final]:
            text = onset + rest
            if initial == "j":
                text = text.replace("yyu", "yu").replace("yyue", "yue").replace("yi", "yi")
                if final.startswith("i"):
                    out.append(rest)
            out.append(text)
    return out


def main(folder, target):
    data, digest = load(folder)
    lines = [
        "# Character, the simplified character that it stands for, its readings in names: Pinyin, Wade-Giles, Hong Kong's of the Cantonese.",
        "# Derived from the Unihan database 15.0 by tools/screening/han_tables.py.",
        f"# Source sha256:{digest} over {', '.join(FILES)}. Licence: Unicode License v3, Copyright 1991-2022 Unicode, Inc.",
    ]
    for code in sorted(data):
        fields = data[code]
        if not ("kGB0" in fields or "kTGH" in fields or "kBigFive" in fields and "kHanyuPinlu" in fields or "kKoreanName" in fields and "kBigFive" in fields
                or fields.get("kBigFive", "F") < "C9"):
            continue
        pinyin = mandarin(fields)
        if not pinyin:
            continue
        simple = [int(v.split("<")[0][2:], 16) for v in fields.get("kSimplifiedVariant", "").split()]
        simple = simple[0] if simple and code not in simple else code
        readings = [form for p in pinyin for form in passports(p)] + [wade(p) for p in pinyin]
        for cantonese in fields.get("kCantonese", "").split():
            readings += hong_kong(cantonese)
        lines.append(f"{chr(code)} {chr(simple)} {' '.join(dict.fromkeys(readings))}")
    (pathlib.Path(target) / "han-readings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
