#!/usr/bin/env python3
"""Derives the screening engine's tables of scripts from the Unicode Character Database.

    tools/screening/unicode_tables.py FOLDER src/ComplianceGrains.Screening/Data

FOLDER holds Scripts.txt, as the Unicode consortium publishes it (Debian: package unicode-data, /usr/share/unicode).
Needs Python 3 and nothing else. The same input gives the same bytes.
"""
import hashlib
import pathlib
import re
import sys


def ranges(text):
    """(first, last, script) of every run of letters, marks and numbers."""
    for line in text.splitlines():
        match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)\s*#\s*(\w[\w&])", line)
        if match and match[4][0] in "LMN" and match[3] != "Inherited":
            yield int(match[1], 16), int(match[2] or match[1], 16), match[3]


def merged(found):
    runs = []
    for first, last, script in sorted(found):
        if runs and runs[-1][2] == script and first - runs[-1][1] <= 8:
            runs[-1] = (runs[-1][0], last, script)
        else:
            runs.append((first, last, script))
    return runs


def main(source, target):
    raw = (pathlib.Path(source) / "Scripts.txt").read_bytes()
    version = re.match(rb"# (Scripts-[\d.]+)\.txt", raw)[1].decode()
    runs = merged(ranges(raw.decode()))
    lines = [
        "# First and last code point, script: letters, marks and numbers; gaps of up to eight code points are closed.",
        f"# Derived from {version}.txt of the Unicode Character Database by tools/screening/unicode_tables.py.",
        f"# Source sha256:{hashlib.sha256(raw).hexdigest()}. Licence: Unicode License v3, Copyright 1991-2022 Unicode, Inc.",
    ]
    lines += [f"{first:04X} {last:04X} {script}" for first, last, script in runs]
    (pathlib.Path(target) / "unicode-scripts.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
