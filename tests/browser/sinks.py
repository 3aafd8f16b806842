"""Places of a variable in pages, and how a browser reads the value back from each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from types import FunctionType
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping import escapes
from tests.support.hostile import in_page

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = FunctionType(escapes.kept.__code__, vars(escapes))
_BESIDE_MATHEMATICS = FunctionType(escapes.beside_mathematics.__code__, vars(escapes))
"""Both as they are before a test takes the escape away."""
DECODED = "decodeURIComponent(e.firstChild.getAttribute('href'))"


@dataclass(frozen=True, slots=True)
class Sink:
    """A place of a value.

    `source`: Markdown or HTML, with `[V]` for the variable and `[N]` for its number. `read`: JavaScript for what is
    read back, from `e`, the element around the source. `says`: what that is, with `[V]` for the value, or what it may
    be instead. `exact`: nothing on the way changes ends of lines. `clicks`: what is clicked before, as a selector.
    `shown`: what is shown of a value, where nothing can say it as it is.
    """

    name: str
    source: str
    read: str = "e.textContent"
    says: tuple[str, ...] = ("[V]",)
    exact: bool = False
    is_markdown: bool = False
    clicks: str = ""
    shown: Callable[[str], str] | None = None

    @property
    def is_heavy(self) -> bool:
        """Whether it takes a browser long, so that a few variables have to do."""
        return "<iframe" in self.source

    def at(self, number: int) -> str:
        """Return the source for a variable, in an element of its own."""
        source = self.source.replace("[V]", f"<<custom.v{number}>>").replace("[N]", str(number))
        place = f'id="{self.name}-{number}" data-sink="{self.name}"'
        return (
            f"<div {place} markdown>\n\n{source}\n\n</div>\n" if self.is_markdown else f"<div {place}>{source}</div>\n"
        )

    def expected(self, number: int, shown: str) -> list[str]:
        """Return what may be read back for a variable and its value."""
        value = shown if self.exact else in_page(shown)
        value = self.shown(value) if self.shown else value
        return [says.replace("[N]", str(number)).replace("[V]", value) for says in self.says]


def _markdown(name: str, source: str, read: str, says: str = "[V]") -> Sink:
    return Sink(name, source, read, (says,), is_markdown=True)


def _text(name: str, source: str, selector: str, says: str = "[V]") -> Sink:
    return _markdown(name, source, f"e.querySelector({selector!r}).textContent", says)


def _fence(language: str, code: str) -> Sink:
    return _text(f"fence-{language or 'plain'}", f"```{language}\n{code}\n```", "pre code", f"{code}\n")


def _attribute(name: str, source: str, attribute: str, says: str = "[V]") -> Sink:
    return Sink(name, source, f"e.firstElementChild.getAttribute({attribute!r})", (says,))


def _script(name: str, source: str, *, clicks: str = "", shown: Callable[[str], str] | None = None) -> Sink:
    """Return code that keeps the value."""
    kept = source.replace("put(", f"put(`{name}-[N]`, ")
    return Sink(name, kept, "seen[e.id]", exact=True, clicks=clicks, shown=shown)


def _handed(name: str, code: str, read: str = "e.firstChild.textContent", clicks: str = "") -> Sink:
    """Return code that hands the value on to the element before it, as `p`."""
    code = code.replace("put(", f"put(`{name}-[N]`, ")
    source = f"<p></p><script>{{ const p = document.currentScript.previousSibling; {code}; }}</script>"
    return Sink(name, source, read, clicks=clicks)


def _one_line(value: str) -> str:
    return re.sub(r"\s+", " ", value)


def _between(quote: str, alike: str) -> Callable[[str], str]:
    """Return what is shown of a value that cannot end a string in these quotes."""

    def shown(value: str) -> str:
        line = re.sub("\r\n?|[\n\u2028\u2029]", " ", value).replace("\\", "\u2216").replace(quote, alike)
        return line.replace("${", "\uff04{") if quote == "`" else line

    return shown


def _style(name: str, source: str) -> Sink:
    return Sink(name, source, "unescaped(getComputedStyle(e, '::after').content)", ('"[V]"',), exact=True)


def _later(name: str, before: str, after: str = "", *, host: str = "a.example") -> Sink:
    """Return a link with the value behind its start: it leads to the same host, and its text says the value."""
    says = f"{host} {unescape(before)}[V]{after}"
    read = f"[e.firstChild.protocol === 'mailto:' ? '' : e.firstChild.host, {DECODED}].join(' ')"
    return Sink(name, f'<a href="{before}[V]{after}">x</a>', read, (says,), exact=True)


def _own(name: str, path: str) -> Sink:
    return Sink(name, f"<a href='{path}'>x</a>", "(e.firstChild.host === location.host).toString()", ("true",))


def _start(name: str, source: str, says: str = "[V]", *, attribute: str = "href", is_markdown: bool = False) -> Sink:
    """Return a link that the value begins: it stays where it is fit for a link, or leads nowhere."""
    found = f"[...e.querySelectorAll('*')].map(x => x.getAttribute('{attribute}')).find(x => x !== null)"
    targets = tuple(f"safe {says.replace('[V]', target)}" for target in ("[V]", "#", "mailto:[V]"))
    return Sink(name, source, f"judged({found})", targets, is_markdown=is_markdown)


MARKDOWN = [
    _text("prose", "Quokka [V] quokka", "p", "Quokka [V] quokka"),
    _text("strong", "**[V]** and *[V]*", "p", "[V] and [V]"),
    _markdown("heading", "## [V]", "e.querySelector('h2').firstChild.textContent"),
    _text("link-text", '[[V]](https://a.example/ "[V]")', "a"),
    _markdown("link-title", '[x](https://a.example/ "[V]")', "e.querySelector('a').title"),
    _markdown("reference", "[[V]][r[N]]\n\n[r[N]]: https://a.example/ '[V]'", "e.querySelector('a').title"),
    _markdown("image-alt", '![[V]](picture.png "x")', "e.querySelector('img').alt"),
    _markdown("image-title", '![x](picture.png "[V]")', "e.querySelector('img').title"),
    _text("table-head", "| [V] | b |\n|---|---|\n| c | d |", "th"),
    _markdown("table-cell", "| a | b |\n|---|---|\n| c | [V] |", "e.querySelectorAll('td')[1].textContent"),
    _text("term", "[V]\n:   d", "dt"),
    _text("definition", "t\n:   [V]", "dd"),
    _text("quote", "> [V]", "blockquote p"),
    _text("item", "- [V]", "li"),
    _markdown("task", "- [x] [V]", "e.querySelector('li').textContent.slice(1)"),
    _text("note-title", '!!! note "[V]"\n    x', ".admonition-title"),
    _text("note", "!!! note\n    [V]", ".admonition p:last-child"),
    _text("details", '??? note "[V]"\n    x', "summary"),
    _text("tab", '=== "[V]"\n\n    x', ".tabbed-labels label"),
    _markdown("attributes", "x\n{: title=\"[V]\" data-x='[V]' }", "e.querySelector('p').title"),
    _text("snippet", '--8<-- "[N].md"', "p", "Snippet [V]"),
    _text("span", "`[V]`", "code"),
    _text("inline", "`#!python x = '[V]'`", "code", "x = '[V]'"),
    _text("indented", "x\n\n    [V]", "pre code", "[V]\n"),
    _text("fence-title", '```json title="[V]" linenums="1"\n1\n```', ".filename"),
    _fence("json", '{"url": "[V]", "name": "[V]"}'),
    _fence("bash", 'curl -H "X: [V]" [V] \\\n  -d \'{"a": "[V]"}\''),
    _fence("python", "client = Client('[V]', name=\"[V]\")  # [V]"),
    _fence("js", "fetch(`[V]`, {name: '[V]'}) // [V]"),
    _fence("html", '<a href="[V]">[V]</a><script>"[V]"</script><!-- [V] -->'),
    _fence("css", 'a::after { content: "[V]"; }'),
    _fence("php", "<?php $x = '[V]'; # [V]"),
    _fence("yaml", "url: [V]\nname: '[V]'"),
    _fence("", "[V]"),
    _start("start", "[x]([V])", is_markdown=True),
    _start("start-of-more", "[x]([V]connect?x=1)", "[V]connect?x=1", is_markdown=True),
    _start("start-reference", "[x][s[N]]\n\n[s[N]]: [V]", is_markdown=True),
    _start("autolink", "<[V]>", is_markdown=True),
    _start("autolink-of-more", "<[V]a/b>", "[V]a/b", is_markdown=True),
]
INSIDE = "e.firstChild.contentDocument.body"
ANIMATED = "e.firstChild.content.querySelector('animate').getAttribute('values').split(';')"
STYLE = "e.firstChild.style"
QUERY = (
    "(url => [url.searchParams.get('q'), url.searchParams.get('z'), url.hash].join(' '))(new URL(e.firstChild.href))"
)
HTML = [
    Sink("paragraph", "<p>[V]</p>"),
    _attribute("double", '<p title="[V]">x</p>', "title"),
    _attribute("single", "<p title='[V]'>x</p>", "title"),
    _attribute("unquoted", "<p title=[V]>x</p>", "title"),
    _attribute("unquoted-inside", "<p title=a[V]b data-x=[V]>x</p>", "title", "a[V]b"),
    _attribute("spaces", "<P TITLE = [V] >x</P>", "title"),
    _attribute("alt", '<img alt="[V]" src="../picture.png">', "alt"),
    _attribute("label", "<p aria-label='x [V]'>x</p>", "aria-label", "x [V]"),
    _attribute("placeholder", '<input value="[V]" placeholder=[V]>', "placeholder"),
    _attribute("data", "<p data-x=\"[V]\" data-url='[V]'>x</p>", "data-url"),
    _attribute("target", '<a target="[V]" rel=[V] href="https://a.example/">x</a>', "target"),
    Sink("data-json", '<p data-x-json=\'{"a": "[V]"}\'>x</p>', "JSON.parse(e.firstChild.dataset.xJson).a", exact=True),
    Sink("area", "<textarea>x [V]</textarea>", "e.firstChild.value", ("x [V]",)),
    Sink("option", "<select><option>[V]</option></select>"),
    Sink("button", "<button type=button>[V]</button>"),
    Sink("summary", "<details open><summary>[V]</summary></details>"),
    Sink("template", "<template>[V]</template>", "e.firstChild.content.textContent"),
    Sink("svg", "<svg><text>[V]</text></svg>"),
    Sink("svg-title", "<svg><title>[V]</title></svg>"),
    Sink("svg-foreign", "<svg><foreignObject><p>[V]</p></foreignObject></svg>"),
    Sink("math", "<math><mtext>[V]</mtext></math>"),
    Sink("comment", "<!-- [V] --><i>x</i><!--[V]-->", "[e.childNodes.length, e.textContent].join()", ("3,x",)),
    Sink("noscript", "<noscript>[V]</noscript><i>x</i>", "e.childNodes.length.toString()", ("2",)),
    Sink("document", "<iframe srcdoc='<p title=\"[V]\">[V]</p>'></iframe>", f"{INSIDE}.textContent"),
    Sink("document-title", "<iframe srcdoc='<p title=\"[V]\">x</p>'></iframe>", f"{INSIDE}.firstChild.title"),
    Sink(
        "data-document", '<iframe src="data:text/html,<p>[V]</p>"></iframe>', "e.childNodes.length.toString()", ("1",)
    ),
    _script("handler", "<button type=button onclick=\"put('[V]')\">x</button>", clicks="button"),
    _script("handler-single", "<button type=button onclick='put(\"[V]\")'>x</button>", clicks="button"),
    _script("handler-template", '<button type=button onclick="put(`[V]`)">x</button>', clicks="button"),
    _script(
        "handler-markup",
        '<button onclick=\'put("[V]") + "<b title=[V]>[V]</b>"\' type=button>x</button>',
        clicks="button",
    ),
    _script("script", '<script>put("[V]"); // [V]\n</script>'),
    _script("script-single", "<script>put('[V]'); /* [V] */</script>"),
    _script("script-template", "<script>put(`[V]`);</script>"),
    _script("script-module", "<script type=module>put('[V]');</script>"),
    _script("script-svg", "<svg><script>put('[V]');</script></svg>"),
    _script("script-in-document", "<iframe srcdoc=\"<script>parent.put('[V]')</script>\"></iframe>"),
    _script("link-script", "<a href=\"javascript:void put('[V]')\">x</a>", clicks="a"),
    _script("link-script-entity", "<a href=\"&#106;avascript:void put('[V]')\">x</a>", clicks="a"),
    Sink(
        "script-json",
        '<script type="application/json">{"a": "[V]"}</script>',
        "JSON.parse(e.textContent).a",
        exact=True,
    ),
    _style("style", '<style>/* [V] */ #style-[N]::after { content: "[V]"; }</style>'),
    _style("style-single", "<style>#style-single-[N]::after { content: '[V]'; }</style>"),
    _style("style-svg", '<svg><style>#style-svg-[N]::after { content: "[V]"; }</style></svg>'),
    Sink(
        "style-string",
        "<p style=\"--x: '[V]'; --y: 1\">x</p>",
        f"unescaped({STYLE}.getPropertyValue('--x'))",
        ("'[V]'",),
        exact=True,
    ),
    Sink(
        "style-bare",
        "<p style='color: [V]; --y: 1'>x</p>",
        f"[...{STYLE}].filter(name => name != 'color').join()",
        ("--y",),
    ),
    Sink("element", "<style-guide>[V]</style-guide>"),
    Sink("comment-end", "<!-- x --!><i title='[V]'>[V]</i><!-- -->"),
    Sink(
        "comment-empty",
        "<!--><script type=x>[V]</script><!-- -->",
        "[...e.children].map(x => x.localName).join()",
        ("script",),
    ),
    _later("path", "https://a.example/p/", "/end"),
    _later("query", "https://a.example/?q=", "&z=1"),
    _later("fragment", "https://a.example/#"),
    _later("mail", "mailto:", host=""),
    _later("subject", "mailto:a@a.example?subject=", host=""),
    _later("scheme-entity", "&#104;ttps:&#x2f;/a.example/"),
    Sink("query-parts", '<a href="https://a.example/?q=[V]&amp;z=1#f">x</a>', QUERY, ("[V] 1 #f",), exact=True),
    Sink("host", '<a href="https://[V]/x">x</a>', DECODED, ("https://[V]/x",), exact=True),
    _own("own-path", "/p/[V]"),
    _own("own-path-first", "/[V]"),
    _own("own-relative", "p[V]"),
    Sink("own-fragment", '<a href="#at-[V]">x</a>', "e.firstChild.getAttribute('href')", ("#at-v[N]",)),
    Sink("identifier", '<p id="i-[V]">x</p>', "e.firstChild.id", ("i-v[N]",)),
    _start("href", '<a href="[V]">x</a>'),
    _start("href-single", "<a href=' [V]x'>x</a>", " [V]x"),
    _start("href-unquoted", "<a href=[V] rel=x>x</a>"),
    _start("area-href", '<map><area href="[V]" alt=x></map>'),
    _start("action", '<form action="[V]"><button formaction="[V]">x</button></form>', attribute="action"),
    _start("formaction", '<form><button formaction="[V]">x</button></form>', attribute="formaction"),
    _start("svg-link", '<svg><a xlink:href="[V]" href="[V]"><text>x</text></a></svg>', attribute="xlink:href"),
    _start("svg-set", '<svg><a><set attributeName="href" to="[V]"/></a></svg>', attribute="to"),
    _start("apostrophe", "<a title=it's href='[V]'>x</a>"),
    _start("entity", '<a href="&#32;[V]">x</a>', " [V]"),
    Sink(
        "svg-animate",
        '<template><svg><a><animate attributeName="href" values="[V];x;[V]"/></a></svg></template>',
        f"{ANIMATED}.map(judged).find(said => !said.startsWith('safe')) ?? 'safe'",
        ("safe",),
    ),
    _start("cite", '<q cite="[V]">x</q>', attribute="cite"),
    Sink(
        "own-scheme",
        '<a href="[V]://a.example/[V]">x</a>',
        "judged(e.firstChild.getAttribute('href')).split(' ')[0]",
        ("safe",),
    ),
]
HANDED = [
    _handed("handed-html", "p.innerHTML = '<b>[V]</b>'"),
    _handed("handed-text", "p.innerHTML = '[V]'"),
    _handed("handed-joined", """p.innerHTML = '<b title="' + '[V]' + '">x</b>'""", "e.firstChild.firstChild.title"),
    _handed("handed-unquoted", "p.innerHTML = '<b title=' + '[V]' + '>x</b>'", "e.firstChild.firstChild.title"),
    _handed("handed-behind", "const a = ''; p.innerHTML = a + '<i></i>' + (a ? '' : '[V]')"),
    _handed("handed-adjacent", "p.textContent = ''; p.insertAdjacentHTML('beforeend', '<i>[V]</i>')"),
    _handed("handed-template", "p.innerHTML = `<b>${''}[V]</b>`"),
    _handed("handed-list", "p.innerHTML = ['<b>', '[V]', '</b>'].join('')"),
    _handed("handed-data", """p.innerHTML = JSON.parse('{"a": "<b>[V]</b>"}').a"""),
    _handed("handed-title", "p.title = '[V]'", "in_page(e.firstChild.title)"),
    _handed(
        "handed-handler",
        r"""p.innerHTML = '<button type=button onclick="put(\'[V]\')">x</button>'""",
        "in_page(seen[e.id])",
        clicks="button",
    ),
    _handed(
        "handed-style",
        r"""p.innerHTML = '<i style="--x: \'[V]\'"></i>'""",
        "in_page(unescaped(e.firstChild.firstChild.style.getPropertyValue('--x')).slice(1, -1))",
    ),
    _script("parsed", """<script>put(JSON.parse('{"a": "[V]"}').a)</script>"""),
    _script("parsed-in-template", """<script>put(JSON.parse(`{"a": "[V]"}`).a)</script>"""),
    _script(
        "parsed-twice",
        r"""<script>put(JSON.parse(JSON.parse('{"a": "{\\"b\\": \\"[V]\\"}"}').a).b)</script>""",
    ),
    _script("evaluated", """<script>window.eval('put("[V]")')</script>"""),
    _script("evaluated-function", """<script>new Function('put("[V]")')()</script>"""),
    _script("evaluated-later", """<script>setTimeout("put('[V]')")</script>"""),
    _script(
        "evaluated-on-click",
        """<button type=button onclick='window.eval("put(&apos;[V]&apos;)")'>x</button>""",
        clicks="button",
    ),
    _script("evaluated-in-link", """<a href='javascript:void window.eval("put(%27[V]%27)")'>x</a>""", clicks="a"),
    _script(
        "code-double", "<script>{ const run = eval; run('put(\"[V]\")'); }</script>", shown=_between('"', "\u201d")
    ),
    _script(
        "code-single", "<script>{ const run = eval; run(\"put('[V]')\"); }</script>", shown=_between("'", "\u2019")
    ),
    _script("code-back", "<script>{ const run = eval; run('put(`[V]`)'); }</script>", shown=_between("`", "'")),
    _script("kept", "<script>{ const it = {name: '[V]'}; put(it.name); }</script>", shown=_KEPT),
    Sink(
        "data-parsed",
        r"""<p data-x='{"a": "{\"b\": \"[V]\"}"}'>x</p>""",
        "JSON.parse(JSON.parse(e.firstChild.dataset.x).a).b",
        exact=True,
    ),
    Sink(
        "data-parsed-html",
        """<p data-x='{"a": "<b>[V]</b>"}'>x</p>""",
        "new DOMParser().parseFromString(JSON.parse(e.firstChild.dataset.x).a, 'text/html').body.textContent",
    ),
    Sink(
        "data-code",
        """<p @click="put('x', '[V]')">x</p>""",
        "in_page(Function('put', `return ${e.firstChild.getAttribute('@click')}`)((_, x) => x))",
    ),
]
"""Strings that hold another language, for whoever they are handed to."""
DRAWN = [
    Sink(
        "diagram",
        "<div class=mermaid>graph LR\n  A[[V]] --> B</div>",
        "labelled(e.firstChild.textContent)",
        shown=_one_line,
    ),
    Sink("mathematics", r"<p>\([V]\)</p>", r"drawn(e.firstChild.textContent, '\\({', '}\\)')", shown=_one_line),
    Sink(
        "mathematics-text", r"<p>\(\text{[V]}\)</p>", r"drawn(e.firstChild.textContent, '\\(', '\\)')", shown=_one_line
    ),
    Sink(
        "mathematics-name",
        r"<p>\(\class{[V]}{x}\)</p>",
        r"/^\\\(\\class\{[\p{L}\p{N} .,-]*\}\{x\}\\\)$/u.test(e.firstChild.textContent).toString()",
        ("true",),
    ),
    Sink(
        "beside-mathematics",  # the inner page loads what looks for mathematics in all of it, the outer one does not
        "<iframe srcdoc='<p>[V]</p><script>MathJ&#97;x = {}</script>'></iframe>",
        f"{INSIDE}.firstChild.textContent",
        shown=lambda value: unescape(_BESIDE_MATHEMATICS(value)),
    ),
]
"""Text that a script draws; here it is only read as that script reads it."""
INERT = [*MARKDOWN, *HTML, *HANDED, *DRAWN]
"""Places that ask for nothing: whatever the value, the page makes the same requests."""
LOADED = [
    '<img alt="" src="[V]">',
    '<img alt="" srcset="[V] 1x, [V] 2x">',
    '<iframe src="[V]x"></iframe>',
    "<iframe src=[V]x></iframe>",
    '<script src="[V]"></script>',
    '<object data="[V]x"></object>',
    '<embed src="[V]x">',
    "<video src='[V]' poster=\"[V]\"></video>",
    '<link rel="stylesheet" href="[V]">',
    '<input type="image" alt="" src="[V]">',
    '<svg><image href="[V]"/><use href="[V]"/><use xlink:href="[V]"/></svg>',
    "<p style=\"background: url('[V]')\">x</p>",
    "<p style='background: url([V])'>x</p>",
    "<style>#x { background: url('[V]'); }</style><p id=x>x</p>",
    "<audio><source src='[V]'></audio>",
    '<img alt="" src="data:image/svg+xml,<svg><text>[V]</text></svg>">',
    "<iframe src=\"javascript:void '[V]'\"></iframe>",
]
"""Places that load what a value names: they may ask for any address, but run nothing."""
