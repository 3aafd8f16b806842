"""What a verdict says in Python and in JavaScript alike: the table `rules.json`.

`scripts/tables.py` writes it into `verdict-table.js` (`make tables`). Patterns are ECMAScript, and mean the same under
the flags u and v and without them:

- `formats` and `base64`: of a whole text. E-mail: HTML Standard, "valid email address"; base64: RFC 4648.
- `beginnings`: how a file begins; the first that fits says what it is. A PEM file may have other lines in front
  (RFC 7468, 2). DER begins with a SEQUENCE: its tag and its length (X.690, 8.1.3; 0x80 leaves it open). PKCS #12 is one
  that holds the version 3 (RFC 7292). The archives: ZIP, RAR, 7z, gzip, bzip2, xz, tar, by their formats' own marks.
- `contents`: what a key file holds, anywhere in it: labels of PEM (RFC 7468, 5 to 13; those of OpenSSL and OpenSSH
  have a word in front), and a certificate of version 2 or 3 in DER (RFC 5280, 4.1). A certificate holds a public
  key, too. `locked`: a private key that is encrypted (RFC 7468, 11; RFC 1421, 4.6.1.1).
- `dashes`: what word processors write for a hyphen.
- `unseen`: characters that nobody sees: of no width, and marks of direction; from and to.
- `remarks` and `cross_rules`: the rules, in the order in which they are reported. What they say is in `catalog/words/`.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from mkdocs_paycore.source.confusables import ALIKE

TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("rules.json").read_text("utf-8"))


_ADDED = "\u0530"
"""From here on stand letters that were added to Greek and Cyrillic outside their own blocks; hardly a text has them."""


def _is_letter_of_script(char: str) -> bool:
    is_letter = unicodedata.category(char) in ("Lu", "Ll") and unicodedata.normalize("NFKD", char) == char
    return is_letter and char < _ADDED and unicodedata.name(char).split()[0] in TABLE["lookalike_scripts"]


LOOKALIKES = dict(
    sorted((char, letter) for letter, chars in ALIKE.items() for char in chars if _is_letter_of_script(char))
)
"""Letters of the scripts that are mixed up with Latin in practice, and the letters that they are taken for."""
