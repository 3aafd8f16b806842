"""Values of a brand that try to be more than text, made by a seed, and how each place shows them."""

from __future__ import annotations

import random
import re
import string

OWNED = "owned({})"
"""The call that a value makes if any part of it runs; the browser tests define it. `{}` is the value's number."""
RUNS = [
    "<script>RUN</script>", "<img src=x onerror=RUN>", "<svg onload=RUN>", "<svg><script>RUN</script></svg>",
    "<iframe src=javascript:RUN></iframe>", "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "<details open ontoggle=RUN>", "<input autofocus onfocus=RUN>", "<body onload=RUN>", "<a href=javascript:RUN>x</a>",
    "<style onload=RUN></style>", "<math><mtext><img src=x onerror=RUN></mtext></math>",
    "<animate onbegin=RUN attributeName=x dur=1s>", "<template><img src=x onerror=RUN></template>",
    '" autofocus onfocus=RUN x="', "' autofocus onfocus=RUN x='", " onmouseover=RUN x=", '" onmouseover="RUN',
    "/onerror=RUN//",
    '";RUN;"', "';RUN;'", "`;RUN;`", '"+RUN+"', "'+RUN+'", "${RUN}", '\\";RUN//', "\\';RUN//", "\nRUN\n",
    "\u2028RUN\u2028",
    "*/RUN/*", "-RUN-", "RUN", "(RUN)", ")}];RUN;//", "</script><script>RUN</script>", "</ScRiPt\t><script>RUN//",
    "--><script>RUN</script><!--", "--!><script>RUN</script>", "]]><script>RUN</script>",
    "</style><script>RUN</script>",
    "</title></textarea></noscript></template></select></svg></math></iframe><script>RUN</script>",
    "&lt;img src=x onerror=RUN&gt;", "&#60;img src=x onerror=RUN&#62;", "&quot;;RUN//", "&#39;;RUN//", "&#10;RUN//",
    "\\u003cimg src=x onerror=RUN\\u003e", "\\x3cimg src=x onerror=RUN\\x3e", "\\u0027;RUN//",
    "%3Cscript%3ERUN%3C/script%3E",
    "%27;RUN//", "%22;RUN//", "%0ARUN//", "[x](javascript:RUN)", "![x](x){onerror=RUN}", "{: onmouseover=RUN }",
    "<javascript:RUN>", "{{ RUN }}", "{% raw %}<script>RUN</script>", "{{ config.__class__ }}<img src=x onerror=RUN>",
]  # fmt: skip
"""Markup and code with `RUN` where the call goes."""
LEADS = [
    "javascript:RUN", "JavaScript:RUN", "jAvAsCrIpT:RUN", " javascript:RUN", "\tjavascript:RUN", "\njavascript:RUN",
    "java\tscript:RUN", "java\nscript:RUN", "java\r\nscript\t:RUN", "\x01javascript:RUN", "\x1f javascript:RUN",
    "javascript://x.example/%0aRUN", "javascript:/*--></title></style></script>*/RUN", "javascript&colon;RUN",
    "javascript&#58;RUN", "&#106;avascript:RUN", "javascript%3ARUN", "\ufeffjavascript:RUN", "\u200bjavascript:RUN",
    "\u00a0javascript:RUN", "vbscript:RUN", "data:text/html,<script>parent.RUN</script>",
    "data:text/html;base64,PHNjcmlwdD5vd25lZCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=RUN>",
    "data:text/javascript,RUN", "blob:null/RUN", "filesystem:RUN", "view-source:javascript:RUN", "feed:javascript:RUN",
    "x,javascript:RUN", "x 1x, javascript:RUN 2x", "0;url=javascript:RUN", "x;javascript:RUN", "x:javascript:RUN",
    "//evil.example/RUN", "https://evil.example/?RUN", "/evil.example/RUN", "\\\\evil.example\\RUN",
    "@evil.example/RUN",
    "/\\evil.example/RUN", ".evil.example/RUN", "../../RUN", "?RUN", "#RUN", "mailto:RUN", "help@acme.example?body=RUN",
]  # fmt: skip
"""What tries to lead somewhere else where a link begins."""
PIECES = [
    '"', "'", "`", "<", ">", "&", "=", "/", "\\", "\\\\", "//", "/*", "*/", "<!--", "-->", "--!>", "<!-->", "]]>",
    "<![CDATA[", "<?php", "?>", "<!DOCTYPE x>", "</", "/>", "</script", "</style>", "</p>", "<p>", "<plaintext>",
    "<xmp>",
    "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<img src=//evil.example/x.png>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>", "<form action=//evil.example/>", "<h1 id=x>", "<b>",
    "{{", "}}", "{%", "%}", "{#", "#}", "<<custom.company_name>>", "{{ custom.v0 }}", "{{custom.v1}}", "<<custom.v2>>",
    "<<provider_table()>>", "\\<<custom.v0>>", "${x}", "$x", "*a*", "_b_", "~~c~~", "`d`", "```", "# e", "| f |", "- g",
    "[h](i)", "![j](k)", "[^1]", "*[l]: m", "&amp;", "&lt;b&gt;", "&#65;", "&notin;", "&copy", "%41", "%", "%00",
    "+", "?",
    "#", ";", ":", ",", "@", "(", ")", "{", "}", "[", "]", "}}]", "\\A ", "\\22 ", "\\0", "\\u0022", "\\x22", "\\n",
    "} * { background: url(//evil.example/x)", "url(//evil.example/x)", "expression(1)", "@import '//evil.example/x';",
    "; color: red", "!important", "QZPAY", "QZPAYABZQ", "QZPAYHGGDZQ", "qzpayhgZQ", "paycore-url:", "paycore-autolink:",
    *map(chr, range(32)), "\x7f", "\x80", "\x85", "\xa0", "\xad", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800",
    "\udfff",
    "\u200b", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067",
    "\u2068",
    "\u2069", "e\u0301\u0301\u0301", "\ufdd0", "\U0001f44b\U0001f3fd", "\U0001fffe", "\U000e0041", "株式会社", "עברית",
    "Ёж",
    "\uff1cscript\uff1e", "\u212a", "\u017f", "\u02bc", "\u2039", "a" * 300,
]  # fmt: skip
"""What ends, opens, escapes or confuses something."""
LONG, EVERY = 10_000, 30
"""How many characters are added to a value, and to which: each so many."""


def hostile_values(seed: int, count: int) -> list[str]:
    """Return `count` values, the same for a seed. Each holds the call `OWNED` with its own number.

    All of `RUNS` and `LEADS` come in turn, so that a few hundred values hold them all.
    """
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    runs, leads = [*RUNS], [*LEADS]
    choose.shuffle(runs)
    choose.shuffle(leads)
    return [_value(choose, number, runs[number % len(runs)], leads[number % len(leads)]) for number in range(count)]


def _value(choose: random.Random, number: int, run: str, lead: str) -> str:
    before, after = ("".join(choose.choices(PIECES, k=choose.choice((0, 0, 1, 2, 3)))) for _ in range(2))
    letters = "".join(choose.choices(string.ascii_letters, k=3))
    forms = [run, f"{before}{run}{after}", f"{letters} {before} {run} {after}", f"{lead}{before}", lead]
    value = choose.choice(forms)
    if number % EVERY == EVERY - 1:
        value += choose.choice(["x", "<", '"', "\\", "&", "\u202e", "]", "\U0001f44b", " ", "%"]) * LONG
    return value.replace("RUN", OWNED.format(number))


def in_page(shown: str) -> str:
    """Return a value as HTML's parser reads it: a line has one kind of end (WHATWG HTML, 13.2.3.5)."""
    return re.sub("\r\n?", "\n", shown)
