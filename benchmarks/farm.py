"""Uploads of brands: `make bench-farm`.

    python -m benchmarks.farm TABLE

Builds a site of 300 pages for some brands and uploads it to a server of S3's kind on this machine (moto), which is no
measure of a host's speed: what counts are the files that are sent and copied, and the processor time of our side. TABLE
is the Markdown file that gets the numbers. Each build is a process of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bench_site import STATIC_BYTES, STATIC_FILES, write_site
from benchmarks.brands import run

if TYPE_CHECKING:
    from collections.abc import Iterator

BRANDS = 4
PORT = 5959
_COUNTS = re.compile(r"(\d+) files sent \(([0-9.]+) MB\)(?:, (\d+) copied there)?, (\d+) there already")
WRITES, STORED = 0.005 / 1000, 0.023
"""Dollars for a request that writes or copies, and for a gigabyte and month: S3 Standard, us-east-1, in 2025."""
MACHINE = 0.04
"""Dollars for an hour of a processor of a rented machine."""
SCALES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Upload:
    """What an upload took for a brand: processor time in seconds, files, megabytes."""

    words: str
    cpu: float
    sent: float
    size: float
    copied: float
    there: float

    @property
    def writes(self) -> float:
        """The requests that write: files, the two records and the switch."""
        return self.sent + self.copied + (3 if self.sent + self.copied else 0)


@contextmanager
def server() -> Iterator[str]:
    """Run a server of S3's kind and give its address."""
    address = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(PORT)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with suppress(OSError):
                urllib.request.urlopen(f"{address}/moto-api/")  # noqa: S310 - of this machine
                break
            time.sleep(0.1)
        request = urllib.request.Request(f"{address}/docs", method="PUT")  # noqa: S310 - as above
        urllib.request.urlopen(request)  # noqa: S310 - as above
        yield address
    finally:
        process.terminate()
        process.wait()


def build(folder: Path) -> None:
    """Build all brands."""
    paycore = "from mkdocs_paycore.cli.main import main; main()"
    command = [sys.executable, "-c", paycore, "build", "--all-brands", "--site-dir", "out", "-f", "ours.yml"]
    run(command, folder)


_UPLOAD = """
import sys
from pathlib import Path
from mkdocs_paycore.brands.uploads import upload_brands
from mkdocs_paycore.hosting.store import open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
said = open("said.txt", "w")
sites = {name: Path("out", name) for name in sys.argv[1:]}
store = open_store("s3://docs/sites")
store.read("current.json")
upload_brands(sites, store, UploadOptions(), say=lambda line: print(line, file=said))
"""


def uploaded(folder: Path, words: str) -> Upload:
    """Build, and return what an upload took for a brand, without the start of the program."""
    build(folder)
    command = [sys.executable, "-c", _UPLOAD]
    start = run(command, folder)
    whole = run([*command, *(f"brand{number:02}" for number in range(BRANDS))], folder)
    said = (folder / "said.txt").read_text("utf-8")
    found = [[float(number or 0) for number in match.groups()] for match in _COUNTS.finditer(said)]
    sent, size, copied, there = (sum(column) / BRANDS for column in zip(*found, strict=True))
    return Upload(words, (whole.cpu - start.cpu) / BRANDS, sent, size, copied, there)


def measure(folder: Path) -> list[Upload]:
    """Return what the first upload took, one of nothing new, one of a page, and one of a value of each brand."""
    done = [uploaded(folder, "the first"), uploaded(folder, "nothing changed")]
    page = next((folder / "docs").rglob("manual-*.md"))
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    done.append(uploaded(folder, "a page changed"))
    for file in (folder / "brands").glob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("site_name: ", "site_name: New "), "utf-8")
    return [*done, uploaded(folder, "a value of each brand changed, which all pages show")]


def page_of(done: list[Upload], megabytes: float) -> str:
    """Return the numbers as Markdown: for a brand, and what they come to for many."""
    head = ["Upload of a brand", "Processor", "Sent", "Copied by the host", "There already"]
    rows = [head, ["---", *["---:"] * 4]]
    for each in done:
        sent = f"{each.sent:,.0f} files, {each.size:.1f} MB"
        rows.append([each.words, f"{each.cpu:.2f} s", sent, f"{each.copied:,.0f}", f"{each.there:,.0f}"])
    costs = [
        ["Brands", "Upload", "Writes", "Requests", "Processors", "Storage a month"],
        ["---:", "---", *["---:"] * 4],
    ]
    for scale in SCALES:
        for each in done:
            writes = each.writes * scale
            hours = each.cpu * scale / 3600
            stored = f"${megabytes * scale / 1000 * STORED:,.0f}"
            prices = [f"${writes * WRITES:,.2f}", f"{hours:,.1f} h, ${hours * MACHINE:,.2f}", stored]
            costs.append([f"{scale:,}", each.words, f"{writes:,.0f}", *prices])
    tables = ["\n".join(f"| {' | '.join(row)} |" for row in table) for table in (rows, costs)]
    words = (
        f"300 pages, {STATIC_FILES:,} static files of {STATIC_FILES * STATIC_BYTES / 1e6:.0f} MB; a site is"
        f" {megabytes:.0f} MB. ${WRITES * 1000:.3f} for 1,000 writes, ${STORED} for a GB and month (S3 Standard,"
        f" us-east-1, 2025), ${MACHINE} for a processor's hour: put in your own. Each version that is kept is stored"
        " once more."
    )
    return "\n\n".join([*tables, words, ""])


def main(target: str) -> None:
    """Measure, print and write the numbers."""
    access = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}
    with tempfile.TemporaryDirectory(prefix="paycore-bench-") as name, server() as address:
        os.environ.update(access, AWS_ENDPOINT_URL=address)
        folder = Path(name)
        write_site(folder, brands=BRANDS)
        done = measure(folder)
        site = folder / "out/brand00"
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    text = page_of(done, size)
    print(text)
    Path(target).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
