"""The words by which a brand is known: its names, hosts, mail addresses and IP addresses.

What counts, and what does not:

- names: `site_name`, and values of `custom` whose key ends in `name`, `company`, `brand`, `entity` or `product`; the
  brand's own name (that of its file) where it is a word of one of them or of a host;
- hosts of every address in any value, and their domains (`dashboard.acme.example`, `acme.example`); of a service that
  everyone uses (`t.me`, `github.com`) the host with the path, or the brand's own host below it;
- mail addresses in any value, and their domains, unless everyone can have one there (`gmail.com`);
- its public IP addresses, each by itself; of an IPv4 network its first address;
- nothing shorter than four letters, and nothing that consists of common words of these manuals (*Payments*, *Help*): a
  company's name that is not looked for because of this is reported;
- nothing that the brand's file calls a common name (*Open*), but its form in one word (*bankone*); hosts and mail
  addresses are looked for all the same;
- nothing that both brands have, such as a shared service desk; nor a name where it stands within the other's own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_paycore.leak.lookalike import folded, parted
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.brand.model import Brand

IP_ADDRESS = "IP address"
"""The kind of a word that is an IP address."""
SHORTEST = 4
"""The fewest letters and digits of a word that counts."""
_SHORTEST_BACKWARDS = 8
"""From so many letters on a word is found from its end to its beginning, too."""
_ANYWHERE = 6
"""From so many letters on a word is found inside of others (`xacmepayx`); shorter ones have to stand by themselves."""
_NAME_KEY = expression(r"(?:\A|[._-])(?:name|company|brand|entity|product)\Z", re.IGNORECASE)
_HOST_KEY = expression(r"(?:\A|[._-])(?:host|hostname|domain)\Z", re.IGNORECASE)
_URL = expression(r"https?://[^\s\"'<>`]+", re.IGNORECASE)
_MAIL = expression(r"(?<![^\s@<>\"',;:/()])[^\s@<>\"',;:/()]++@([^\s@<>\"',;:/()?#.][^\s@<>\"',;:/()?#]*+)")
_COMMON_WORDS = (
    "account accounts acquiring bank banking brand business card cards center centre checkout commerce company "
    "connect custom dashboard default demo desk developer developers digital docs documentation ecommerce example "
    "finance gateway global group guide guides help home host hosted integration international limited live mail main "
    "manual manuals master merchant merchants money name online organisation organization partner partners pay payment "
    "payments payout payouts platform portal processing product provider providers reference service services shop "
    "site solutions support system systems team test transfer wallet website welcome white label world"
)
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that every manual uses."""
_PUBLIC_SERVICES = (
    "atlassian.net calendly.com discord.com discord.gg example.com example.net example.org facebook.com freshdesk.com "
    "github.com github.io gitlab.com gitlab.io gmail.com google.com googlemail.com hotmail.com icloud.com "
    "instagram.com intercom.help linkedin.com mail.ru medium.com netlify.app notion.site outlook.com pages.dev "
    "proton.me protonmail.com readthedocs.io slack.com statuspage.io t.me telegram.me telegram.org tiktok.com "
    "twitter.com vercel.app viber.com wa.me whatsapp.com x.com yahoo.com yandex.ru youtube.com zendesk.com zoom.us"
)
_IN_PART = frozenset({"site_url", "addresses"})
_EVERYONES = frozenset(_PUBLIC_SERVICES.split())
_SHORT_LABEL = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a brand: `text` is folded, `shown` is as its file has it, `key` is where it stands there.

    `others` are further brands that have the same word.
    """

    text: str
    kind: str
    brand: str
    key: str
    shown: str
    others: tuple[str, ...] = ()

    @property
    def owners(self) -> tuple[str, ...]:
        """The brands whose word it is."""
        return (self.brand, *self.others)

    @property
    def is_anywhere(self) -> bool:
        """Whether the word counts within other words, too."""
        return " " not in self.text and len(self.text) >= _ANYWHERE and not self.is_ip_address

    @property
    def is_ip_address(self) -> bool:
        """Whether the word is an IP address, which is another one where a digit more stands beside it."""
        return self.kind == IP_ADDRESS

    @property
    def rarest(self) -> str:
        """The part of the word that says most, in any text that holds it: the longest that is no common word."""
        if self.is_ip_address:
            return self.shown.lower()
        parts = re.findall(r"[^\W_]+", self.text)
        return max(parts, key=lambda part: (part not in COMMON, len(part)), default=self.text)

    @property
    def same(self) -> tuple[str, str]:
        """What the forms of one word have in common: *Acme Pay* and *acmepay* are reported as one."""
        return self.brand, self.shown

    @property
    def is_short(self) -> bool:
        """Whether the word counts only where it stands by itself."""
        return " " not in self.text and len(self.text) < _ANYWHERE


def brand_words(brand: Brand, *, every_value: bool = False) -> list[Word]:
    """Return the words of a brand, each once; `every_value`: whole values of `custom` as well, whatever they are."""
    found: dict[str, Word] = {}
    common = {folded(name) for name in brand.common_names}
    for key, text in _texts(brand).items():
        is_name = _is_name(key)
        is_common = folded(text) in common
        kinds = [("name", form) for form in (_joined(text) if is_common else _forms(text))] if is_name else []
        kinds += [("mail address", each) for each in _mails(text)] + [("host", each) for each in _hosts(key, text)]
        kinds += [("value", text)] if every_value and not is_name else []
        _add(found, brand, key, kinds, shown=text)
    hosts = [("host", each) for each in _hosts("site_url", brand.site_url or "")]
    _add(found, brand, "site_url", hosts, shown=brand.site_url or "")
    _add(found, brand, "addresses", [(IP_ADDRESS, each) for each in map(_first, brand.addresses)], shown="")
    words = {part for word in found.values() for part in re.split(r"[ .@]", word.text)}
    if folded(brand.name).replace(" ", "") in words and folded(brand.name) not in common:
        _add(found, brand, "name", [("name", brand.name)], shown=brand.name)
    return list(found.values())


def backwards(words: Collection[Word]) -> Iterator[Word]:
    """Yield the names and hosts that are long enough to say something in the order of a mirror, as they are there."""
    known = {word.text for word in words}
    for word in words:
        text = word.text[::-1]
        if len(text) >= _SHORTEST_BACKWARDS and text not in known and not word.is_ip_address:
            yield replace(word, text=text)


def unguarded_names(brand: Brand, *, taken: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Yield the names of a brand that nothing looks for: the key, the name, and why.

    Args:
        brand: a brand that was read without a problem.
        taken: names that others have as well, folded.
    """
    words = {word.text for word in brand_words(brand) if word.kind == "name"}
    common = {folded(name) for name in brand.common_names}
    for key, name in ((key, text) for key, text in _texts(brand).items() if _is_name(key)):
        text = folded(name)
        if text in common:
            continue
        count = sum(char.isalnum() for char in text)
        if text in taken:
            yield key, name, "a provider of this site has that name"
        elif 0 < count < SHORTEST:
            yield key, name, f"it has fewer than {SHORTEST} letters, and would be found in other words"
        elif count and text not in words and key != "site_name":
            yield key, name, "it consists of words that every manual uses"


def _texts(brand: Brand) -> dict[str, str]:
    """Return what a brand is called and says, by the keys of its file; of its addresses only a part is looked for."""
    return {key: text for key, text in brand.texts().items() if key.partition(".")[0] not in _IN_PART}


def _is_name(key: str) -> bool:
    return key == "site_name" or bool(_NAME_KEY.search(key))


def _add(found: dict[str, Word], brand: Brand, key: str, kinds: list[tuple[str, str]], *, shown: str) -> None:
    says_nothing = all(part in COMMON for part in folded(parted(shown)).split())
    for kind, form in kinds:
        text = folded(form)
        letters = sum(char.isalnum() for char in text)
        if letters >= SHORTEST and not (says_nothing and kind in {"name", "value"}):
            exact = form if kind in {"host", "mail address", IP_ADDRESS} else shown
            found.setdefault(text, Word(text, kind, brand.name, key, exact))


def _first(address: str) -> str:
    """Return an address; of an IPv4 network its first one, for an IPv6 network has few digits without its prefix."""
    return address if ":" in address else address.partition("/")[0]


def _forms(name: str) -> Iterator[str]:
    """Yield a name as it is written, in one word, and with the words apart that its capitals make."""
    yield name
    yield folded(name).replace(" ", "")
    yield parted(name)


def _joined(name: str) -> Iterator[str]:
    """Yield a common name of several words in one, which is no common word."""
    if " " in folded(name):
        yield folded(name).replace(" ", "")


def _mails(text: str) -> Iterator[str]:
    for found in _MAIL.finditer(text) if "@" in text else ():
        if "." in found[1].rstrip("."):
            yield found[0].rstrip(".")


def _hosts(key: str, text: str) -> Iterator[str]:
    for host in (mail.rpartition("@")[2] for mail in _mails(text)):
        if _domain(host) not in _EVERYONES:
            yield from _with_domain(host)
    for found in _URL.finditer(text):
        try:
            parts = urlsplit(found[0])
            host = parts.hostname or ""
        except ValueError:
            continue
        if host in _EVERYONES:
            yield from [f"{host}{parts.path.rstrip('/')}"] if parts.path.strip("/") else []
        elif not _is_of_nobody(host):
            yield from _with_domain(host)
    if _HOST_KEY.search(key) and "." in text and not re.search(r"[\s/@]", text):
        yield from _with_domain(text)


def _with_domain(host: str) -> Iterator[str]:
    for name in dict.fromkeys((host.lower(), _domain(host.lower()))):
        if name in _EVERYONES:
            continue
        yield name
        if not name.isascii():
            try:
                yield name.encode("idna").decode("ascii")
            except UnicodeError:
                continue


def _domain(host: str) -> str:
    """Return what its owner registered, as far as it can be told without the list of all registries."""
    labels = host.split(".")
    if host.replace(".", "").isdigit():
        return host
    is_second_level = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SHORT_LABEL  # noqa: PLR2004 - as in co.uk
    return ".".join(labels[-3 if is_second_level else -2 :])


def _is_of_nobody(host: str) -> bool:
    return host in {"localhost", "127.0.0.1", "0.0.0.0", "::1"} or "." not in host  # noqa: S104 - compared, not bound
