"""Manuals in the two templates of the field, made of what a provider's forms ask for, in varied words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

TITLES = {
    "provider_account": ("Connect Provider Account", "Connect Provider account", "Provider account"),
    "h2h_merchant_account": (
        "Connect H2H Merchant Account",
        "Host-to-host merchant account",
        "Connect H2H merchant account",
    ),
    "merchant_account": ("Connect Merchant Account", "Connect merchant account", "Merchant account"),
    "account": ("Connect Account", "Connect account"),
}
OPTIONS = {
    "provider_account": "Provider account",
    "h2h_merchant_account": "H2H Merchant account",
    "merchant_account": "Merchant account",
}
LEADS = (
    "Enter credentials:",
    "Enter the credentials:",
    "Fill in the required fields:",
    "Enter the following credentials:",
    "Fill in the form with your credentials:",
    "Enter the credentials you have got from your manager:",
    "Specify the parameters:",
    "Copy and paste these values:",
)
ARROWS = ("-->", "->", "-->>", "→", "\u2013>", "=>")
UPLOADS = ("Upload file with {}.", "Upload the **{}** file.", "Also, upload the {}.", "Then upload your file with {}.")
NOTE = '!!! tip "Keep it safe"\n    The key is shown once. Do not share it.\n'
PICTURE = "![Where it is shown](images/keys.png)\n"


@dataclass(frozen=True)
class Asked:
    """A credential: what the provider calls it, what the form calls it, and whether a file is uploaded."""

    provider: str
    form: str
    is_file: bool = False
    note: str = ""


@dataclass(frozen=True)
class Form:
    """A connection form."""

    kind: str
    asked: tuple[Asked, ...]
    test_mode: bool = False
    currency: bool = False
    features: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Sample:
    """A provider, and what its manual says."""

    code: str
    name: str
    website: str
    login: str
    forms: tuple[Form, ...] = field(default=())
    tagline: str = ""


def manual_text(sample: Sample, random: Random, *, is_reversed: bool = False) -> str:
    """Return a manual; `is_reversed`: its arrows stand the other way round, the form's names on the left."""
    old = random.random() < 0.4
    bullet, mark = random.choice("*-"), "####" if old else "###"
    arrow = random.choice(ARROWS)
    lines = [f'<img src="https://static.example/payment_providers/{sample.code}/logo.svg?w=400" width="400px" >', ""]
    lines += [f"# {sample.name}", ""]
    if sample.tagline:
        lines += ['!!! quote ""', f"    {sample.tagline}", ""]
    lines += [f"**Website**: [{sample.name}]({sample.website})", "", f"**Login**: [sign in]({sample.login})", ""]
    lines += ["Follow the guidance for setting up a connection.", "", "## Set Up Account", ""]
    lines += [f"{mark} Step 1: Contact the support manager", "", "Send a request on the website.", ""]
    lines += [f"{mark} Step 2: Get credentials", ""]
    shown = list(dict.fromkeys(asked.provider for form in sample.forms for asked in form.asked))
    if random.random() < 0.3:
        lines += [f"Open the settings and copy **{name}**." for name in shown] + [""]
    else:
        lines += [
            "Credentials that have to be obtained:",
            "",
            *(f"{bullet} {_marked(name, random)}" for name in shown),
            "",
        ]
    for form in sample.forms:
        lines += _section(sample, form, random, bullet, mark, arrow, is_reversed=is_reversed)
    lines += [f'!!! question "Still looking for help connecting your {sample.name} account?"']
    lines += ["    <!--email_off-->[Please contact us!](mailto:{{custom.support_email}})<!--/email_off-->"]
    return "\n".join(lines) + "\n"


def _section(
    sample: Sample, form: Form, random: Random, bullet: str, mark: str, arrow: str, *, is_reversed: bool
) -> list[str]:
    option = OPTIONS.get(form.kind, "")
    choose = f" and choose **{option}** option to open Connection form" if option else ""
    url = f"{{{{custom.dashboard_base_url}}}}connect-directory/payment-providers/{sample.code}/general"
    lines = [f"## {random.choice(TITLES[form.kind])}", ""]
    lines += [f"{mark} Step 1. Connect account at the {{{{custom.company_name}}}} Dashboard", ""]
    lines += [
        f"Press **Connect** at [*{sample.name} Provider Overview*]({url}) page in *'New connection'*{choose}.",
        "",
    ]
    lines += [f"![Connect](images/{form.kind.replace('_', '-')}.png)", ""]
    listed = [asked for asked in form.asked if not asked.is_file]
    lead, where = random.choice(LEADS), random.choice(("page", "page", "page", "box", "step"))
    inner = "" if where == "page" else "    "
    lines += (
        {"page": [lead, ""], "box": ["!!! note", f"    {lead}", ""], "step": [f"1. {lead}", ""]}[where]
        if listed
        else []
    )
    for number, asked in enumerate(listed):
        if number and where == "page" and random.random() < 0.15:
            lines += ["", random.choice((NOTE, PICTURE)), ""]
        lines.append(f"{inner}{bullet} {_line(asked, random, arrow, is_reversed=is_reversed)}")
    lines.append("")
    for asked in form.asked:
        if asked.is_file and asked.provider != asked.form:
            lines += [f"Upload the {asked.provider} as **{asked.form}**.", ""]
        elif asked.is_file:
            lines += [random.choice(UPLOADS).format(asked.form), ""]
    lines += _options(form, random)
    return [*lines, "!!! success", f"    You have connected **{sample.name}** account!", ""]


def _line(asked: Asked, random: Random, arrow: str, *, is_reversed: bool) -> str:
    dash = random.choice(("-", "—", "\u2013"))
    note = f" {dash} {asked.note}" if asked.note else ""
    if asked.provider == asked.form:
        return f"{_marked(asked.form, random)}{note}"
    left, right = (asked.form, asked.provider) if is_reversed else (asked.provider, asked.form)
    style = random.random()
    if style < 0.15:
        return f"{_marked(right, random)} <-- {_marked(left, random)}"
    if style < 0.3 and not is_reversed:
        return f"{_marked(left, random)} as {_marked(right, random)}{note}"
    return f"{_marked(left, random)} {arrow} {_marked(right, random)}{note}"


def _options(form: Form, random: Random) -> list[str]:
    lines = []
    if form.test_mode:
        said = (
            "Also, choose Test Mode for a test connection.",
            "Select Test or Live mode.",
            "Choose Test Mode, if you test.",
        )
        lines += [random.choice(said), ""]
    if form.currency and form.features is not None and not form.features:
        lines += ["Choose Currencies and Features. You can set these parameters according to your account.", ""]
    elif form.currency:
        lines += ["Choose currency related to your account.", ""]
    if form.features:
        lines += [f"Choose features: {', '.join(f'`{code}`' for code in form.features)}, but ask your manager.", ""]
    return lines


def _marked(name: str, random: Random) -> str:
    if "<" in name:
        return f"`{name}`"
    if "_" in name:
        return random.choice((f"`{name}`", name))
    return random.choice((name, name, f"**{name}**", f"*{name}*"))
