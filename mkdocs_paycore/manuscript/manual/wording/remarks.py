"""What a line says of a credential beside its names: behind a dash or a comma, in parentheses, and in icons."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.words import compared, unmarked
from mkdocs_paycore.source.expression import expression

REMARK = expression(
    r"\s+(?:-{1,3}|[\u2013—]|â€[”“]?|&mdash;|&ndash;)\s+"  # a dash, also one that was saved in another encoding
    r"|\s*:\s+|\s*;\s+|\s*<br\s*/?>\s*"
    r"|(?<=[\w)`*'\"])\.\s+(?=[\"'*_`(\[]*[A-Z])"  # the end of a sentence
    # a comma, and a word with which no name begins
    r"|\s*,\s+(?=(?:which|that|it|its|you|if|only|must|should|e\.g|for|where|when|this|the one|one of"
    r"|either|the same|such|as|provided|issued|see|in|upload|attach|i\.e)\b)"
    # a comma, and what the credential is
    r"|\s*,\s+(?=the\s[a-z]+\s(?:to|of|for|that|which|from|where)\s)"
    # a comma, and how long a value is
    r"|\s*,\s+(?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]+(?:\w+\s+)?"
    r"(?:letters?|digits?|characters?|symbols?|chars|words?)\b)"
    # words that go on with a sentence whose subject is the name
    r"|\s+(?=(?:which|that|if you|if your|instead of|rather than|without|\(?optional\b"
    r"|only for|only if|that's|you can|you have|of your account"
    r"|(?:necessary|needed|required) (?:for|if|in|only|when)\b"
    r"|(?:used|entered|given|obtained|received|found|shown|generated|created|issued|provided|copied|located)"
    r" (?:in|on|at|by|from|for|during|when|with)\b"
    r"|(?:is|are|must|should) (?-i:[a-z])\w*|as (?:is|it is|they are|usual)\b"
    r"|(?:your|our|their) (?-i:[a-z])\w* (?:is|are|was|were|gets?|goes|go|comes?|has|have)\b"
    r"|(?:you|we|they)(?:['\u2019](?:ve|ll|re|d))? (?-i:[a-z])\w*(?: |$)"
    r"|(?:from|in|on|at) (?:the|your|step)|from step)\b)"
)
"""What sets a remark off from the name before it."""
ASIDE = expression(
    r"\s*\([*_]{0,2}(?P<text>(?:"
    # words with which no name begins
    r"optional|required|mandatory|without|with|only|if|when|where|e\.?\s?g"
    r"|for (?:example|instance)|example|must|should|see|it|which|that|used|leave|file|upload|attach|"
    r"you|your|in case|not|same|(?:one|two|each|every|any|all|several|its|their)(?=\s)"
    r"|[a-z]{3,}s\s(?:with|like|of|from|by|on|in)(?=\s)|enter|ask|contact|called|paste|copy|use|take|specify|put|named"
    r"|theirs|known as|is|are|[*_`]{0,2}\.\w{2,4}[*_`]{0,2} (?:format|file)"
    r"|(?:in|on|at|as|from|provided|issued|the)(?=\s))\b[^()]*"
    r"|(?=[^()]*[!?])[^()]*|(?=[^()]*\sof\s(?:the|your)\s)[^()]*"
    r"|[^()]{41,}"  # more than a name has
    r"|(?=[^()]*\sthere\))[^()]*|(?=[^()]*;)[^()]*|(?=[^()]*\bonly\b)[^()]*"
    r"|(?=[^()]*(?:\bcalls?\s+it\b|\s(?:→|-{1,2}>|»)\s))[^()]*"
    r"|(?=[^()]*\s(?:you|your|is|are|must|should|can|will|such as)\s)[^()]*)\)",
    re.IGNORECASE,
)
"""What stands in parentheses and is a remark: it begins as one, is long, or has a word that no name has."""
NO_WORDS = expression(
    r"^\[[ xX]\]\s+|\[\^[^\[\]\s]+\]|(?<![\w:]):(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{:?[^{}]*\})?"
    r"|(?<!\{)\{(?::|[ \t]*(?:[.#][\w-]|[\w-]+=))[^{}]*\}(?!\})|\\(?=[-<>])|</li>|\s+(?:\\?\*){1,2}$"
)
"""What stands in an item and is no word of it: a box to tick, a mark of a footnote, an icon, attributes, escapes."""
_ESCAPED_STAR = expression(r"\s*\\\*(?=\s|[:,;]|$)")
_STAR = expression(r"(?<=[\w)*`])\*(?=\s|[:,;]|$)|\s+\*$")
_MUST = r"(?:required|mandatory|obligatory|must\s+be)"
_LEGEND = expression(
    rf"(?:\*|\basterisks?\b|\bstars?\b)[^.\n]{{0,40}}\b{_MUST}|\b{_MUST}[^.\n]{{0,40}}(?:\s\\?\*(?:\W|$)|\basterisks?\b|\bstars?\b)",
    re.IGNORECASE,
)
"""What says that a star stands for what must be filled in."""
_OWNER = expression(r"of\s+your\s+account\b")
"""Whose something is: a part of the name of what has but a word, *number of your account*."""
_HELD = expression(r"\([^()]*\)|\[[^\[\]]*\]\([^()]*\)|`[^`\n]*`")
_SOME = "(?:the )?(?:pay-?outs?|payments?|refunds?|live|test|testing|recurring|subscriptions?|h2h|production|sandbox)"
_OPTIONAL = expression(
    r"\b(?:optional|not required|not mandatory|if any|if available|only (?:if|when)"
    r"|(?:leave|left) (?:it |this |them |the field )?(?:empty|blank)"
    rf"|(?:for|in) {_SOME} only|only (?:for|in) {_SOME})\b",
    re.IGNORECASE,
)
"""What says that a field need not be filled in, or in some cases only."""
_IN_A_CASE = expression(
    r"^(?!.*\b(?:digits?|numbers?|letters?|characters?|latin|ascii|hex|upper|lower|\w+case)\b)[\w\s-]+\sonly$"
    r"|\bonly\s+(?:if|when)\s|^if\s[^,;]+$",
    re.IGNORECASE,
)
"""What says in which case a field is filled in, and not what is typed there: *shop-in-shop only*, not *digits only*."""
_FOR_SOME = expression(
    rf"(?:also,?\s+)?(?:[Ff]or\s+(?:{_SOME}|(?:[A-Z][\w.]*\s?){{1,4}}(?:\s?(?:payments?|payouts?|transactions?))?)"
    r"|[Ii]f\s+you(?:['\u2019]re|\s+are)?\s+(?:also\s+)?(?:use|need|want|plan|accept|work|going)\w*\b[^,:]{2,60}),\s+\w"
)
_COMMA = expression(r"\s*,\s+(?=[a-z])")
NO_NAME = expression(
    r"\b(?:for|from|by|if|when|while|with|without|until|unless|before|after|as|to|only|just|not|never|don['\u2019]t|is|are|was|can|may"
    r"|must|should|will|be|you|your|we|our|it|them|necessary|needed|required|obligatory|mandatory|optional|leave|ask)\b",
    re.IGNORECASE,
)
"""A word that no name has, but what is said of one."""
_LONGEST = 5
"""The words of the longest name before a comma."""
_EXAMPLE = expression(r"\)(?P<comma>\s*,\s+)(?=`[^`\n]*`\s+(?!and\b|or\b)\w)")
"""The comma between a name that ends in parentheses and what its values look like."""
_VALUE = expression(r"`[^`\n]*`")
_REQUIRED = expression(
    r"(?<!not )(?<!if )\b(?:required|mandatory|obligatory)\b(?! if\b| for\b| only\b| in\b| by\b)", re.IGNORECASE
)


def without_star(text: str) -> tuple[str, bool]:
    """Return a line without the star behind a name on it, and whether there is one; stars in pairs set words off."""
    found = _ESCAPED_STAR.search(text) or (_STAR.search(text) if text.count("*") % 2 else None)
    return (text[: found.start()] + text[found.end() :], True) if found else (text, False)


def means_required(text: str) -> bool:
    """Return whether a page says that a star stands for what must be filled in."""
    return _LEGEND.search(text) is not None


def _goes_on(text: str, comma: re.Match[str]) -> bool:
    """Return whether a comma stands between a name and what is said of it, by a word that no name has."""
    before, behind = unmarked(text[: comma.start()]), unmarked(text[comma.end() :].partition(",")[0])
    said = NO_NAME.search(behind)
    is_name = len(before.split()) <= _LONGEST and not NO_NAME.search(before)
    return is_name and said is not None and not NOUN.search(behind[: said.start()].rstrip())


def mark_in(note: str) -> bool | None:
    """Return whether a remark says that a field must be filled in, or need not be; None where it says neither."""
    said = _VALUE.sub("", note)
    said = said if re.search(r"\w", said) else note
    if _OPTIONAL.search(said) or _IN_A_CASE.search(said):
        return False
    return True if _REQUIRED.match(said) else None


def is_for_some(text: str) -> bool:
    """Return whether a sentence that announces credentials speaks of a case: *For Apple Pay, upload …*."""
    return _FOR_SOME.match(unmarked(text)) is not None


def before_remark(text: str) -> tuple[str, str]:
    """Return a text before and behind the mark that sets a remark off; marks in links and parentheses are none."""
    example = _EXAMPLE.search(text)
    if example is not None:
        return text[: example.start("comma")], text[example.end("comma") :].strip()
    masked = _HELD.sub(lambda found: "x" * len(found[0]), text)
    commas = (each for each in _COMMA.finditer(masked) if _goes_on(masked, each))
    marks = filter(None, [REMARK.search(masked), next(commas, None)])
    found = min(marks, key=lambda each: each.start(), default=None)
    if found is not None and is_bare_noun(compared(text[: found.start()])) and _OWNER.match(masked, found.end()):
        found = REMARK.search(masked, found.end() + 1)
    return (text[: found.start()], text[found.end() :].strip()) if found else (text, "")
