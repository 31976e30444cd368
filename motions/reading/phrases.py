"""Set phrases of a motion by which paragraphs are told apart, whatever file they came out of."""

import re

ENDS = tuple(";:,.!?)»”")
"""What a paragraph of a motion ends with, headings and names aside."""
ABBREVIATED = re.compile(r"\b(?:nrs?|art|blz|dhr|mevr|bijv|resp|d\.d|m\.b\.t|i\.v\.m|o\.a|m\.n)\.$", re.IGNORECASE)
"""An end that is none."""
MARK = re.compile(r"(?:[-–—•·▪◦‣*○●■□]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+\S")
"""The mark of a point in a list."""
HEAD = re.compile(r"(?:De Kamer,?$|Voorgesteld\b|Ontvangen\b|(?:[A-Z]+ ){0,2}MOTIE\b|Nr\. \d)")

FORMULA = re.compile(
    r"(?:gehoord|constaterende|overwegende|van mening|van oordeel|gelet|gelezen|in aanmerking|kennisnemende|"
    r"kennis genomen|verwijzende|herinnerende|erkennende|verzoekt|spreekt|roept|besluit|draagt|nodigt|dringt|"
    r"stelt vast|betreurt|veroordeelt|en gaat over|en verzoekt|en spreekt|en roept)\b",
    re.IGNORECASE,
)
GOES_OVER = re.compile(r"en gaat over tot de orde", re.IGNORECASE)
CLOSING = re.compile(r"en gaat over tot de orde van de dag\W*$", re.IGNORECASE)
