"""A page while its writer looks at it: what is wrong stands on it, and it stays where it was when it comes again."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.words.language import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:100;max-height:40vh;overflow:auto;padding:.6rem .8rem;margin:0;"
    "background:#7a0a1f;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap"
)
_KEEP_PLACE = """
(() => {
  const key = `paycore-place ${location.pathname}`;
  const wayTo = (element) => {
    const steps = [];
    for (let at = element; at?.parentElement; at = at.parentElement) {
      if (at.id) return [`#${CSS.escape(at.id)}`, ...steps].join(">");
      const alike = [...at.parentElement.children].filter((other) => other.localName === at.localName);
      steps.unshift(`${at.localName}:nth-of-type(${alike.indexOf(at) + 1})`);
    }
    return steps.join(">");
  };
  const top = (element) => element.getBoundingClientRect().top;
  const note = () => {
    const passed = [...document.querySelectorAll("main [id]")].filter((element) => top(element) <= 1);
    const last = passed.at(-1);
    const focused = document.activeElement;
    return {
      y: scrollY, id: last?.id, offset: last ? top(last) : 0,
      focus: focused && focused !== document.body ? wayTo(focused) : "",
    };
  };
  const restore = ({ y, id, offset, focus }) => {
    if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
    const mark = id ? document.getElementById(id) : null;
    scrollTo({ top: mark ? scrollY + top(mark) - offset : y, behavior: "instant" });
  };
  try {
    const noted = sessionStorage.getItem(key);
    const isReload = performance.getEntriesByType("navigation")[0]?.type === "reload";
    if (noted && isReload) {
      history.scrollRestoration = "manual";
      addEventListener("load", () => { restore(JSON.parse(noted)); history.scrollRestoration = "auto"; });
    }
    addEventListener("pagehide", () => sessionStorage.setItem(key, JSON.stringify(note())));
  } catch (error) {
    console.debug("the place on the page is not kept", error);
  }
})();
"""
"""Keeps the heading that was at the top of the window where it was, and the focus on the element that had it."""


def with_messages(page: bytes, messages: Sequence[str]) -> bytes:
    """Return a page with what is wrong with the site on it, and with a script that keeps the reader's place.

    Args:
        page: the built page.
        messages: what is wrong, each with its place; the page shows none where there are none.
    """
    added = f"<script>{_KEEP_PLACE}</script>"
    if messages:
        title = html.escape(words("preview.wrong"))
        listed = "\n".join(html.escape(message) for message in messages)
        added = f'<pre class="paycore-wrong" role="alert" aria-label="{title}" style="{_STYLE}">{listed}</pre>{added}'
    before, end, after = page.rpartition(b"</body>")
    return before + added.encode() + end + after if end else page + added.encode()
