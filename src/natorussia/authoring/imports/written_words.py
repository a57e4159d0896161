"""Words of written dates in many languages: months, days of the week, eras, seasons, centuries.

Names of months, of days and of eras are those of Unicode's locale data (CLDR), as the library Babel
has them; what CLDR does not have stands in the tables here.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

T = TypeVar("T")
LANGUAGES = (
    *("en", "de", "de_AT", "fr", "es", "it", "pt", "nl", "sv", "da", "nb"),
    *("pl", "cs", "ru", "uk", "tr", "ro", "ca", "el", "he"),
)
_SEASONS = (
    ("21", "spring|frühling|frühjahr|printemps|primavera|lente|voorjaar|אביב"),
    ("21", "весна|весны|весной|весни|весною|навесні"),
    ("22", "summer|sommer|été|verano|estate|verão|zomer|קיץ"),
    ("22", "лето|лета|летом|літо|літа|літом|влітку|улітку"),
    ("23", "autumn|fall|herbst|automne|otoño|autunno|outono|herfst|סתיו"),
    ("23", "осень|осени|осенью|осінь|осені|восени"),
    ("24", "winter|hiver|invierno|inverno|חורף|зима|зимы|зимой|зими|зимою|взимку|узимку"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_BEFORE = (
    *("BC", "BCE", "v.u.Z.", "vor Christus", "avant J.-C.", "av. n. è.", "a.n.e.", "a. de C."),
    *("до нашей эры", "до нашої ери", "до Р. Х.", "до Рождества Христова", "לפני הספירה"),
)
_COMMON = (
    *("AD", "CE", "u.Z.", "nach Christus", "apr. J.-C.", "de notre ère", "d. de C."),
    *("нашей эры", "нашої ери", "от Р. Х."),
)
# What stands in front of another case of a month: a language's preposition asks for it.
_CASES = {"ru": ("е", "у", "ю", "ом", "ем"), "uk": ("і", "у", "ю", "ом", "ем", "ому", "им")}
CENTURY = (
    r"(?:century|centuries|cent|c|jahrhunderts?|jh|jhd|jhdt|siècle|s|siglo|secolo|sec|século|séc"
    r"|eeuw|век[аеу]?|в|столети[еяи]|столітт[яі]|ст|wiek|w|århundrade|århundrede|århundre)\.?"
)
MILLENNIUM = (
    r"(?:millenni(?:um|a|o)|jahrtausends?|jt|mill[ée]naire|milenio|mil[êe]nio"
    r"|årtusinde|тысячелетие|тисячоліття|tysiąclecie)\.?"
)
ABOUT = re.compile(
    r"(?:(?:c|ca|cca|circa|zirka|approximately|approx|about|around|um|etwa|gegen|vers|env|environ"
    r"|hacia|alrededor de|verso|por volta de|rond|omstreeks|около|ок|примерно|приблизительно"
    r"|близько|бл|приблизно|прибл|בערך|בסביבות"
    # Of genealogists (GEDCOM): about, estimated, calculated.
    r"|abt|est|estimated|cal|calculated)(?:\.\s*|\s+)|v\.\s*|c(?=\d{4}\b)|~\s*)"
    r"(?=\S)",
    re.IGNORECASE,
)
PERHAPS = re.compile(
    r"(?:probably|prob\.|possibly|poss\.|perhaps|maybe|presumably|likely|wohl|vermutlich|vielleicht"
    r"|wahrscheinlich|möglicherweise|probablement|peut-être|sans doute|probablemente|quizás?"
    r"|tal vez|forse|probabilmente|talvez|provavelmente|misschien|waarschijnlijk)\s+(?=\S)",
    re.IGNORECASE,
)
_NTH = (
    r"(?:[1-4](?:st|nd|rd|th|\.|re|[èe]re|e|ème|de|ª|º)?|first|second|third|fourth|last|erste[sr]?"
    r"|zweite[sr]?|dritte[sr]?|vierte[sr]?|letzte[sr]?|premi[eè]re?|deuxième|seconde?|troisième"
    r"|derni[eè]re?|primer[ao]?|segund[ao]|tercer|últim[ao]|prim[ao]|second[ao]|ultim[ao]|eerste"
    r"|tweede|laatste)\s+"
)
SHADE = re.compile(
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid|mi(?=-)|middle|beginning|start|end"
    rf"|{_NTH}(?:half|quarter|third|hälfte|h\.|viertel|drittel|moitié|quart|tiers|mitad|tercio"
    r"|metà|quarto|terzo|metade|terço|helft|kwart)"
    r"|anfang|ende|mitte|début|fin|milieu|inicios?|principios"
    r"|finales|mediados|inizio|fine|metà|begin|eind|midden|начал[оеа]|середин[аеыіи]|кон(?:ец|це)"
    r"|початок|на\s+початку|кінець|наприкінці|תחילת|ראשית|אמצע|סוף)(?:\s+(?:of|der|des|du|de|del|van))?"
    r"(?:\s+(?:the|des|los|el))?)(?:\s+|-)(?=\S)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:the )?(?:present(?: day)?|pres|now|ongoing|today|current|continuing|still going on"
    r"|heute|gegenwart|andauernd|laufend|aujourd['\u2019]hui|en cours|présent|hoy|presente"
    r"|actualidad|oggi|in corso|hoje|heden|nu|dziś|сегодня|н\. ?в\.|настоящее время|наши дни"
    r"|сьогодні|нині|дотепер|донині|היום|כיום|ימינו|\u2026|\.\.)\.?",
    re.IGNORECASE,
)


def after(pattern: re.Pattern[str], text: str) -> str:
    """Return a text without what it begins with, if it begins so."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def lowered(letter: str) -> str:
    """Return a letter that was raised, as in XIX\u1d49, on the line."""
    is_raised = unicodedata.category(letter) == "Lm"
    return unicodedata.normalize("NFKC", letter) if is_raised else letter


def bare(text: str) -> str:
    """Return a text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


@cache
def months() -> dict[str, int]:
    """Return the numbers of months by their names, long and short, without accents."""
    from babel.dates import get_month_names

    found = {"sept": 9}
    for language in LANGUAGES:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, form, locale=language).items():
                    word = re.split(r"[\s\u2019]", bare(name).rstrip(".\u05f3"))[-1]
                    found.setdefault(word, number)
        for number, name in get_month_names("wide", locale=language).items():
            for ending in _CASES.get(language, ()):  # марта: марте; лютого: лютому
                found.setdefault(re.sub(r"(?:ого|[ая])$", "", bare(name)) + ending, number)
    return found


def named(known: Mapping[str, T], word: str) -> T | None:
    """Return what a name in small letters stands for; in Hebrew with or without its “in”."""
    return known.get(word) or known.get(word.removeprefix("ב"))


@cache
def weekdays() -> frozenset[str]:
    """Return the names of the days of the week, long and short, without accents."""
    from babel.dates import get_day_names

    names = (
        name
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, locale=language).values()
    )
    return frozenset(bare(name).rstrip(".") for name in names)


@cache
def _eras() -> re.Pattern[str]:
    """Return a pattern of an era at the end of a date; its group says whether it is BCE."""
    from babel import Locale

    names = {True: [*_BEFORE], False: [*_COMMON]}
    for language in LANGUAGES:
        eras = Locale(language).eras
        for width in ("abbreviated", "wide"):
            names[True].append(eras[width][0])
            names[False].append(eras[width][1])
    before, common = ("|".join(map(_spaced, names[key])) for key in (True, False))
    return re.compile(rf"(?:(?<=[\d.)])|\s)\s*(?:(?P<before>{before})|{common})\.?$", re.IGNORECASE)


def _spaced(era: str) -> str:
    """Return a pattern of an era however its letters are parted: v. Chr., v.Chr., v Chr."""
    return r"[\s.\-\"'\u201d\u05f4]*".join(re.escape(one) for one in era if one.isalpha())


_AT_THE_START = re.compile(r"(A\.?\s?D\.?|C\.?\s?E\.?|B\.?\s?C\.?(?:\s?E\.?)?|MÖ|MS)\s*(?=\d)")


def without_era(text: str) -> tuple[str, bool | None]:
    """Return a date without its era, and whether that is BCE; None where it names no era."""
    if match := _AT_THE_START.match(text):
        return text[match.end() :], match[1][0] == "B" or match[1] == "MÖ"
    if match := _eras().search(text):
        return text[: match.start()].rstrip(), match["before"] is not None
    if match := re.match(r"(.*[^\W\d_].*?\s)(?:AD|A\.D\.)\s*(\d+)$", text):  # 24 August AD 79
        return match[1] + match[2], False
    return text, None


@cache
def seasons() -> dict[str, str]:
    """Return the codes of seasons in EDTF by their names, without accents."""
    return {bare(name): code for code, names in _SEASONS for name in names.split("|")}


def ordinal(text: str) -> int:
    """Return the number of a century: 19, 19th, XIX, XIXe or nineteenth; 0 if it is none."""
    if match := re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th|e|er|ème|º|\.|-?й|-\u0433\u043e)?", text.strip()
    ):
        return int(match[1])
    name = re.sub(r"(?<=[IVX])(?:e|er|ème|th|º|\.)$", "", text.strip())
    if value := roman(name):
        return value
    lower = text.strip().lower()
    return _ORDINALS.index(lower) + 1 if lower in _ORDINALS else 0


_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def roman(text: str) -> int:
    """Return what a Roman numeral in capitals is worth; 0 if it is none."""
    if not _ROMAN.fullmatch(text):
        return 0
    values = [_VALUES[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-one if one < more else one for one, more in zip(values, later, strict=True))
