"""Volume, issue, pages and edition with their words on either side, as running heads and headers print them."""

import re
from functools import cache

from citecheck.extract.vocabulary import words

DASH = "[-–—]"
PAGES = rf"[A-Za-zА-Яа-я]?\d+(?:\s?{DASH}\s?[A-Za-zА-Яа-я]?\d+)?(?:,\s?\d+(?:\s?{DASH}\s?\d+)?)*"


@cache
def numbered() -> dict[str, re.Pattern[str]]:
    """Volume, issue, pages, edition with their words on either side: Т. 5, 5-jild, № 2, 35-сон, С. 7-8, 76-81 b."""
    volume, issue, page, count = words("volume"), words("issue"), words("page"), words("page_count")
    number = r"(?:\d{1,4}(?:/\d{1,4})?|[IVXLC]{1,7})"
    return {
        "volume": re.compile(
            rf"(?<![\w.])(?:{volume}\s?(?P<v>{number})(?!\w)|(?P<w>\d{{1,4}})\s?-?\s?(?:{volume})(?!\w))", re.I
        ),
        "issue": re.compile(
            rf"(?<![\w.])(?:{issue}\s?(?P<v>\d[\w./–-]{{0,14}}?(?:\s?\(\d+\))?)(?=[\s,.;:)]|$)|(?P<w>\d{{1,4}})\s?-\s?(?:{issue})(?!\w))",
            re.I,
        ),
        "pages": re.compile(
            rf"(?<![^\W_])(?:{page}\s?{DASH}?\s?(?P<v>{PAGES})(?!\w)|(?P<w>{PAGES})\s?-?\s?(?:{page}|{count})(?!\w))",
            re.I,
        ),
        "edition": re.compile(
            rf"(?<!\w)(?P<v>\d{{1,2}}(?:st|nd|rd|th|-е|-ое|-nashr|-нашр)?)\s?{words('edition')}(?!\w)", re.I
        ),
    }
