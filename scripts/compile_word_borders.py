"""Compile which signs make a word with the borders of a short place name into data/gazetteer/word_borders.csv.

    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python scripts/compile_word_borders.py jieba-0.42.1/jieba/dict.txt

In comes its list of words with frequency and part of speech; out goes, for each first and last sign of a short name of two
signs, which signs form a common word of two with it: 推|广 and 安|全 say that 推广安全 does not name 广安.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

SOURCE = "PyPI jieba 0.42.1 (MIT, Copyright (c) 2013 Sun Junyi): words of two signs that begin or end at a border of a short place name"
TARGET = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
#: Rarer words, and names (n with a second letter but common nouns) that are not very common, are left out.
COMMON, COMMON_NAME = 100, 500
ENDING = re.compile(r"(?:省|市|县|区|盟|地区|特别行政区|自治(?:区|州|县|旗)|林区|旗)$")


def main(words: Path) -> None:
    """Write the signs for every border of a short name."""
    with (TARGET / "divisions.csv").open(encoding="utf-8", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(line for line in stream if not line.startswith("#"))]
    shorts = {short for name in names if len(short := ENDING.sub("", name)) == 2}
    firsts, lasts = {short[0] for short in shorts}, {short[1] for short in shorts}
    signs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in words.read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if len(word) != 2 or int(count) < (COMMON_NAME if kind in ("ns", "nr", "nz", "nt", "nrt") else COMMON):
            continue
        if word[1] in firsts:
            signs["before", word[1]].add(word[0])
        if word[0] in lasts:
            signs["behind", word[0]].add(word[1])
    with (TARGET / "word_borders.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"# {SOURCE}\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["side", "sign", "neighbours"])
        writer.writerows((side, sign, "".join(sorted(found))) for (side, sign), found in sorted(signs.items()))
    sys.stdout.write(f"{len(signs)} borders of {len(shorts)} short names\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
