from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from markupsafe import Markup, escape

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.model.terms import Kind, Status
from mkdocs_paycore.components.connection_form import render_form
from mkdocs_paycore.components.credentials import render_credentials

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = """A & "B" <i>C</i></script>'"""
KIND = Kind.H2H_MERCHANT_ACCOUNT
FORMED = {"pattern": "a+", "pattern_hint": "Only a"}

EVERY_TYPE: list[dict[str, Any]] = [
    {"key": "account", "label": "Account", "provider_label": "Username", "type": "text", "required": True},
    {"key": "token", "label": "Token", "type": "secret", "required": True, "min_length": 8, "max_length": 64},
    {"key": "word", "label": "Password", "type": "password", "find_at": "Ask *your* manager"},
    {"key": "pkcs_key", "label": "PKCS key", "type": "file", "accept": [".pem", ".p12"], "max_size": 20480},
    {"key": "currency", "label": "Currency", "type": "select", "choices": ["EUR", "USD"], "required": True},
    {"key": "scheme", "label": "Scheme", "type": "select"},
    {"key": "features", "label": "Features", "type": "multiselect", "choices": ["a", "b"], "required": True},
    {"key": "codes", "label": "Codes", "type": "multiselect"},
    {"key": "test_mode", "label": "Test mode", "type": "toggle", "required": True},
    {"key": "callback", "label": "Callback", "type": "url", "anchor": "step-3"},
    {"key": "email", "label": "E-mail", "type": "email"},
    {"key": "terminal", "label": "Terminal", "type": "number"},
    {"key": "start", "label": "Start", "type": "date", "minimum": "2026-01-31"},
    {"key": "publicKey", "label": "Public key", "type": "multiline", "min_length": 30},
    {"key": "private-key", "label": "Private key", "type": "multiline_secret", "required": True},
]


def provider(*fields: dict[str, Any], kind: str = KIND, name: str = "Interkassa") -> Provider:
    connections = [{"kind": kind, "fields": list(fields)}]
    return Provider.model_validate({"code": "interkassa", "name": name, "status": "ready", "connections": connections})


def inline(sentence: str) -> Markup:
    return Markup("<em>{}</em>").format(sentence)


def parse(html: str) -> Tag:
    assert not re.search(r"\n\s*\n", html), "a blank line would end the block in Markdown"
    roots = [child for child in BeautifulSoup(html, "html.parser").children if isinstance(child, Tag)]
    assert len(roots) == 1
    ids = [found["id"] for found in roots[0].find_all(id=True)]
    assert len(ids) == len(set(ids)), "an id stands twice"
    return roots[0]


def form(*fields: dict[str, Any], kind: str = KIND, name: str = "Interkassa", **options: Any) -> Tag:
    owner = provider(*fields, kind=kind, name=name)
    return parse(render_form(owner, owner.connections[0], inline=inline, **{"has_list": False, **options}))


def credentials(*fields: dict[str, Any], has_form: bool = True, name: str = "Interkassa") -> Tag:
    owner = provider(*fields, name=name)
    return parse(render_credentials(owner, owner.connections[0], inline=inline, has_form=has_form))


def field(**keys: Any) -> dict[str, Any]:
    return {"key": "token", "label": "Token", "type": "text", **keys}


def one(root: Tag, selector: str) -> Tag:
    found = root.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def row(root: Tag, key: str) -> Tag:
    return one(root, f'[data-field="{key}"]')


def test_form_keeps_the_contract_of_the_site() -> None:
    root = form(*EVERY_TYPE)
    assert root.name == "form"
    assert root["class"] == ["paycore-form"]
    assert (root["data-provider"], root["data-connection"]) == ("interkassa", KIND)
    assert (root["method"], root["autocomplete"]) == ("dialog", "off")
    assert "action" not in root.attrs
    names = [str(control["name"]) for control in root.select("[name]")]
    assert list(dict.fromkeys(names)) == [spec["key"] for spec in EVERY_TYPE]


def test_form_title_names_the_provider_and_the_kind() -> None:
    root = form(*EVERY_TYPE)
    name = " ".join(words(one(root, f'[id="{part}"]')) for part in str(root["aria-labelledby"]).split())
    assert name == "Interkassa: Account connection H2H Merchant account"


@pytest.mark.parametrize("kind", Kind)
def test_values_that_fit_are_no_connection(kind: str) -> None:
    success = one(form(field(), kind=kind), '[data-part="success"]')
    assert success.has_attr("hidden")
    assert words(one(success, ".paycore-form__outcome")) == "These values fit the form. Nothing is connected yet."
    assert "You have connected" not in words(success)


def test_nobody_connects_a_provider_that_is_not_ready() -> None:
    ready = provider(field(), name=HOSTILE)
    later = ready.model_copy(update={"status": Status.NOT_READY})
    root = parse(render_form(later, later.connections[0], inline=inline, has_list=False))
    success = one(root, '[data-part="success"]')
    assert success.has_attr("hidden")
    assert "You have connected" not in words(root)
    assert "for real" not in words(success)
    assert f"Once {HOSTILE} is available, enter the same values" in words(success)
    assert "will ask for" in words(one(root, ".paycore-form__note:has(b)"))


def test_no_control_changes_what_is_typed() -> None:
    root = form(*EVERY_TYPE)
    assert not root.select("[maxlength]")
    assert {str(control["type"]) for control in root.select("input")} == {
        "text",
        "password",
        "file",
        "checkbox",
    }


@pytest.mark.parametrize(
    ("keys", "selector"),
    [
        ({"type": "text"}, 'input[type="text"]'),
        ({"type": "secret"}, 'input[type="password"]'),
        ({"type": "password"}, 'input[type="password"]'),
        ({"type": "file", "accept": [".pem", ".p12"]}, 'input[type="file"][accept=".pem,.p12"]'),
        ({"type": "toggle"}, 'input[type="checkbox"][role="switch"]'),
        ({"type": "select", "choices": ["EUR"]}, "select"),
        ({"type": "select"}, 'input[type="text"]'),
        ({"type": "multiselect"}, 'input[type="text"]'),
        ({"type": "url"}, 'input[type="text"][inputmode="url"]'),
        ({"type": "email"}, 'input[type="text"][inputmode="email"]'),
        ({"type": "number"}, 'input[type="text"][inputmode="decimal"]'),
    ],
)
def test_control_by_type(keys: dict[str, Any], selector: str) -> None:
    root = form(field(**keys))
    control = one(root, f'{selector}[name="token"]')
    assert control["id"] == f"form-{KIND}-token"
    assert control["autocomplete"] == "off"
    assert words(one(root, f'label[for="{control["id"]}"]')) == "Token"


def test_select_starts_without_a_choice() -> None:
    options = one(form(*EVERY_TYPE), 'select[name="currency"]').select("option")
    assert [option["value"] for option in options] == ["", "EUR", "USD"]


def test_known_choices_of_a_multiselect_are_checkboxes_of_one_name() -> None:
    group = row(form(*EVERY_TYPE), "features")
    assert (group.name, group["id"]) == ("fieldset", f"form-{KIND}-features")
    boxes = group.select('input[type="checkbox"][name="features"]')
    assert [box["value"] for box in boxes] == ["a", "b"]
    assert not any(box.has_attr("required") for box in boxes)
    assert [words(one(group, f'label[for="{box["id"]}"]')) for box in boxes] == ["a", "b"]
    assert words(one(group, "legend")).startswith("Features")


def test_choices_show_their_descriptions() -> None:
    choice = {"value": "x", "label": "X", "description": "Explained"}
    box = one(form(field(type="multiselect", choices=[choice])), 'input[name="token"]')
    root = form(field(type="select", choices=[choice]))
    assert "X : Explained" in words(row(root, "token"))
    assert box["aria-describedby"] == f"{box['id']}-about"


def test_required_is_marked_for_eyes_and_ears_except_on_a_switch() -> None:
    root = form(*EVERY_TYPE)
    marked = [str(each["data-field"]) for each in root.select("[data-field]") if each.select('[aria-label="required"]')]
    assert marked == ["account", "token", "currency", "features", "private-key"]
    native = [str(control["name"]) for control in root.select("[required]")]
    assert native == ["account", "token", "currency", "private-key"]


def test_box_that_the_dashboard_asks_for_carries_no_name_and_blocks_nothing() -> None:
    root = form(*EVERY_TYPE, manual_url="../interkassa/")
    box = one(root, f"#form-{KIND}--ready")
    assert not box.has_attr("name")
    assert not box.has_attr("required")
    assert words(one(root, f'label[for="{box["id"]}"]')) == "I have set up my payment provider account"
    assert root.select('.paycore-form__ready a[href="../interkassa/"]')
    assert form(field()).select('.paycore-form__ready a[href="#"]')


def test_buttons_are_never_disabled() -> None:
    root = form(*EVERY_TYPE)
    assert not root.select("[disabled]")
    assert words(one(root, 'button[type="submit"]')) == "Save"
    assert words(one(root, 'button[type="reset"]')) == "Cancel"


def test_the_form_says_what_the_dashboard_calls_its_button() -> None:
    said = [words(part) for part in form(field()).select(".paycore-form__ready *")]
    hint = next(text for text in said if text.startswith("As in the Dashboard"))
    assert "Save waits until this is ticked" in hint


def test_what_only_a_script_can_use_is_not_in_the_page() -> None:
    root = form(*EVERY_TYPE)
    assert [words(button) for button in root.select("button")] == ["Save", "Cancel"]
    assert not [box for box in root.select(".paycore-field div") if not words(box) and not box.select("[name]")]


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ({}, ""),
        ({"provider_label": "Sign key"}, "Interkassa calls it Sign key ."),
        ({"provider_label": "Account No."}, "Interkassa calls it Account No."),
        ({"help": "Ask <us>"}, "Ask <us>"),
        ({"min_length": 8}, "At least 8 characters."),
        ({"max_length": 64}, "At most 64 characters."),
        ({"min_length": 8, "max_length": 64}, "8 to 64 characters."),
        ({"min_length": 8, "max_length": 8}, "8 characters."),
        ({"min_length": 8, "pattern": "a{8}", "pattern_hint": "Eight a's"}, "Eight a's."),
        ({"example": "5d2c"}, "For example: 5d2c"),
        ({"type": "file", "accept": [".pem"]}, "Accepted: .pem."),
        (
            {"type": "file", "accept": [".pem", ".p12"], "max_size": 20480},
            "Accepted: .pem or .p12, at most 20 KB.",
        ),
        ({"type": "file", "max_size": 20480}, "Accepted: at most 20 KB."),
        ({"type": "file", "kinds": ["pem"]}, "It holds PEM; an archive must be unpacked first."),
        (
            {"type": "file", "kinds": ["pem", "pkcs12", "der"]},
            "It holds PEM, PKCS#12 or DER; an archive must be unpacked first.",
        ),
        ({"type": "select"}, "The Dashboard shows a list to choose from. Here, type the code."),
        (
            {"type": "multiselect"},
            "The Dashboard shows a list to choose from. Here, type the codes with commas between them.",
        ),
        (
            {"environments": {"test": {"pattern": "t", "pattern_hint": "A t", "example": "t"}, "live": None}},
            "Test mode: A t. Test mode, for example: t",
        ),
    ],
)
def test_hint_says_what_the_value_looks_like(keys: dict[str, Any], hint: str) -> None:
    root = form(field(**keys))
    control = one(root, '[name="token"]')
    if not hint:
        assert not control.has_attr("aria-describedby")
        return
    assert words(one(root, f'[id="{control["aria-describedby"]}"]')) == hint


@pytest.mark.parametrize(
    ("keys", "pattern"),
    [
        ({"severity": "block"}, "a+"),
        ({"source": "https://provider.example/"}, "a+"),
        ({}, None),
        ({"severity": "warn", "source": "https://provider.example/"}, None),
        ({"severity": "block", "type": "multiselect"}, None),
    ],
)
def test_native_pattern_only_where_it_blocks(keys: dict[str, Any], pattern: str | None) -> None:
    root = form(field(pattern="a+", pattern_hint="Only a", **keys))
    assert one(root, '[name="token"]').get("pattern") == pattern


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"live": True}, "when Live <mode> is on"),
        ({"live": False}, "when Live <mode> is off"),
        ({"way": "h"}, "when Way is Hosted"),
        ({"way": ("h", "direct")}, "when Way is Hosted or direct"),
        ({"extras": ("a", "b", "c")}, "when Extras includes a, b or c"),
        ({"mode": "test"}, "in test mode"),
        ({"mode": "live", "live": True}, "in live mode and when Live <mode> is on"),
    ],
)
def test_a_field_that_comes_and_goes_says_when_and_asks_for_nothing_natively(
    condition: dict[str, Any], sentence: str
) -> None:
    others: list[dict[str, Any]] = [
        {"key": "live", "label": "Live <mode>", "type": "toggle"},
        {"key": "way", "label": "Way", "type": "select", "choices": [{"value": "h", "label": "Hosted"}, "direct"]},
        {"key": "extras", "label": "Extras", "type": "multiselect"},
    ]
    formed = {"required": True, "min_length": 2, "pattern": "a+", "pattern_hint": "Only a", "severity": "block"}
    spec = field(visible_when=condition, **formed)
    root, listed = form(spec, *others), credentials(spec, *others)
    control = one(root, '[name="token"]')
    said = words(one(root, f'[id="{control["aria-describedby"]}"]')).replace(" .", ".")
    assert said == f"Only needed {sentence}. Only a."
    found = one(listed, f"#credential-{KIND}-token > :last-child div")
    assert words(found).replace(" .", ".") == f"Only needed {sentence}."
    assert control["aria-required"] == "true"
    assert not {"required", "minlength", "pattern"} & control.attrs.keys()


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (
            {"help": "Uses <<custom.company_name>>", "find_at": "There", "example": "a", "provider_label": "Sign key"},
            {},
        ),
        ({"required": True, "min_length": 2, "max_length": 3}, {"required": True, "min_length": 2, "max_length": 3}),
        ({"required": False, "visible_when": {}}, {}),
        ({"visible_when": {"mode": "test"}}, {"visible_when": {"mode": "test"}}),
        (FORMED, FORMED),
        (FORMED | {"severity": "warn", "source": "https://acme.example/"}, FORMED),
        (FORMED | {"severity": "block"}, FORMED | {"severity": "block"}),
        (FORMED | {"source": "https://acme.example/"}, FORMED | {"severity": "block"}),
        ({"pattern_hint": "Only a", "severity": "block"}, {}),
        (
            {"environments": {"test": FORMED | {"example": "a"}}, "severity": "block"},
            {"environments": {"test": FORMED}, "severity": "block"},
        ),
        (
            {"type": "select", "choices": ["a", {"value": HOSTILE, "label": "B", "description": "B"}]},
            {"type": "select", "choices": ["a", HOSTILE]},
        ),
        (
            {"type": "file", "accept": [".pem"], "max_size": 4, "kinds": ["pem"]},
            {"type": "file", "accept": [".pem"], "max_size": 4, "kinds": ["pem"]},
        ),
    ],
)
def test_a_form_carries_what_the_validator_needs_and_no_more(keys: dict[str, Any], left: dict[str, Any]) -> None:
    spec = json.loads(str(form(field(label=HOSTILE, **keys))["data-spec-json"]))
    assert spec == {"kind": KIND, "fields": [field(label=HOSTILE, **left)]}


def test_a_form_without_fields_carries_no_list_of_them() -> None:
    assert json.loads(str(form()["data-spec-json"])) == {"kind": KIND}


def test_second_form_of_a_kind_has_ids_of_its_own() -> None:
    root = form(*EVERY_TYPE, number=2)
    assert root["id"] == f"form2-{KIND}"
    assert words(one(root, f"#form2-{KIND}--title")) == "Interkassa: Account connection (form 2)"
    assert one(root, '[name="account"]')["id"] == f"form2-{KIND}-account"
    first = {str(found["id"]) for found in form(*EVERY_TYPE).find_all(id=True)}
    assert not first & {str(found["id"]) for found in root.find_all(id=True)}


def test_form_and_list_link_to_each_other() -> None:
    root, listed = form(*EVERY_TYPE, has_list=True), credentials(*EVERY_TYPE)
    guided = []
    for spec in EVERY_TYPE:
        entry = one(listed, f"tr#credential-{KIND}-{spec['key']}")
        assert one(entry, "th a")["href"] == f"#form-{KIND}-{spec['key']}"
        assert root.select(f'[id="form-{KIND}-{spec["key"]}"]')
        for guide in row(root, spec["key"]).select(".paycore-field__notes a"):
            assert guide["href"] == f"#{entry['id']}"
            guided.append(spec["key"])
    assert guided == [spec["key"] for spec in EVERY_TYPE if spec.keys() & {"find_at", "anchor"}]
    assert guided


def test_without_a_list_a_field_links_to_the_manual_where_it_has_an_anchor() -> None:
    root = form(*EVERY_TYPE, manual_url="../interkassa/")
    assert [link["href"] for link in root.select(".paycore-field__body > .paycore-field__notes > a")] == [
        "../interkassa/#step-3"
    ]


def test_list_tells_what_the_provider_and_the_form_call_each_field() -> None:
    table = one(credentials(*EVERY_TYPE), "table")
    assert words(one(table, "caption")) == "H2H Merchant account: what the form asks for, and where you find it"
    heads = [words(head) for head in table.select("thead th")]
    assert heads == ["I have it", "At Interkassa", "In the form", "Type", "Required", "Where to find it"]
    entries = {str(entry["id"]).rpartition("-")[2]: entry.select("td, th") for entry in table.select("tbody tr")}
    rows = {key: [words(cell) for cell in cells] for key, cells in entries.items()}
    assert rows["account"][1:3] == ["Username", "Account"]
    assert rows["token"][1:3] == ["Token", "Token"]
    assert rows["currency"][1:3] == ["Your choice", "Currency"]
    boxes = [[box["aria-label"] for box in entries[key][0].select("label > input")] for key in ("account", "currency")]
    assert boxes == [["I have it: Account"], []]
    assert rows["word"][4:] == ["Optional", "Ask *your* manager"]
    assert rows["token"][4:] == ["Required", ""]
    assert rows["pkcs_key"][3].endswith("(.pem, .p12)")
    assert rows["callback"][5].startswith("See this step")
    assert len({cells[3] for cells in rows.values()}) == len(FieldType)


def test_list_without_a_form_links_nowhere() -> None:
    assert not credentials(field(), has_form=False).select("a")


def test_list_of_a_connection_without_fields_says_so() -> None:
    assert words(credentials()) == "H2H Merchant account: Interkassa asks for nothing here."


def whole_form(owner: Provider) -> str:
    return render_form(owner, owner.connections[0], inline=escape, has_list=True, manual_url=f"/{HOSTILE}")


def whole_list(owner: Provider) -> str:
    return render_credentials(owner, owner.connections[0], inline=escape, has_form=True)


@pytest.mark.parametrize("render", [whole_form, whole_list])
def test_text_of_a_spec_is_text(render: Callable[[Provider], str]) -> None:
    choice = {"value": HOSTILE, "label": HOSTILE, "description": HOSTILE}
    texts = dict.fromkeys(("label", "provider_label", "help", "find_at", "anchor", "pattern_hint", "example"), HOSTILE)
    typed = [
        {"key": f"key_{kind}", "type": kind, "choices": [choice] if "select" in kind else [], **texts}
        for kind in FieldType
    ]
    root = parse(render(provider(*typed, name=HOSTILE)))
    assert not root.select("i:not(.paycore-form__ready i, .paycore-form__success i), script")
    assert HOSTILE in words(root)
    for value in (value for tag in root.find_all() for value in tag.attrs):
        assert re.fullmatch(r"[a-z0-9-]+", value), f"an attribute fell apart: {value}"


@pytest.mark.parametrize("render", [whole_form, whole_list])
def test_markdown_takes_it_as_one_block(render: Callable[[Provider], str]) -> None:
    html = render(provider(*(spec | {"help": "One\n\ntwo"} for spec in EVERY_TYPE)))
    assert Markdown().convert(f"Before\n\n{html}\n\nAfter") == f"<p>Before</p>\n{html}\n\n<p>After</p>"


@pytest.mark.parametrize("render", [whole_form, whole_list])
def test_nothing_is_inline_that_a_strict_policy_refuses(render: Callable[[Provider], str]) -> None:
    root = parse(render(provider(*EVERY_TYPE)))
    assert not root.select("style, script, [style]")
    assert not [name for tag in root.find_all() for name in tag.attrs if name.startswith("on")]
