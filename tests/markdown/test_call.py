"""Component calls: literals only, and every fault in words."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.markdown.call import Call, CallError


def draw(place: object, kind: str, wide: bool = False, *, names: tuple[str, ...] = ()) -> str:  # noqa: FBT001, FBT002 - a component's own signature
    return f"{place}{kind}{wide}{names}"


READ: list[tuple[str, Call]] = [
    ("<<status_badge()>>", Call("status_badge")),
    ("{{ status_badge() }}", Call("status_badge")),
    ('<<credentials("provider_account")>>', Call("credentials", ("provider_account",))),
    ("<<credentials('it\\'s')>>", Call("credentials", ("it's",))),
    ('<< credentials( "a" , ) >>', Call("credentials", ("a",))),
    ("<<logo(width=400)>>", Call("logo", (), {"width": 400})),
    ("<<logo(width=-4.5)>>", Call("logo", (), {"width": -4.5})),
    ('<<table(status="ready", features=["a", "b"])>>', Call("table", (), {"status": "ready", "features": ["a", "b"]})),
    ("<<x(True, None, (1, 2), {'a': 1})>>", Call("x", (True, None, (1, 2), {"a": 1}))),
    ('<<x("a" "b")>>', Call("x", ("ab",))),
    ('<<x("a)>>b")>>', Call("x", ("a)>>b",))),
    ("x('é')", Call("x", ("é",))),
]


@pytest.mark.parametrize(("typed", "call"), READ)
def test_read(typed: str, call: Call) -> None:
    assert Call.parse(typed) == call


REFUSED = [
    ("<<credentials(provider_account)>>", "provider_account is no literal", '"provider_account"'),
    ("<<x(open('/etc/passwd'))>>", "is no literal", "in quotes"),
    ("<<x(__import__('os').system('id'))>>", "is no literal", ""),
    ("<<x(a.b)>>", "a.b is no literal", ""),
    ("<<x(1 if 1 else 2)>>", "is no literal", ""),
    ("<<x([y for y in 'ab'])>>", "is no literal", ""),
    ("<<x(f'{1}')>>", "is no literal", ""),
    ("<<x(lambda: 1)>>", "is no literal", ""),
    ("<<x(*'ab')>>", "is no literal", ""),
    ("<<x(**{'a': 1})>>", "takes no ** argument", ""),
    ('<<x("a)>>', "the arguments of x(…) cannot be read", "in quotes"),
    ("<<x(a=)>>", "the arguments of x(…) cannot be read", ""),
    ("<<x(1 2)>>", "the arguments of x(…) cannot be read", ""),
    ("<<x(a=1, a=2)>>", "each name once", ""),
    ("<<x(a=1, 'b')>>", "the arguments of x(…) cannot be read", ""),
    ("<<x({[]: 1})>>", "is no literal", ""),
    ("<<x({{1}})>>", "is no literal", ""),
    ("<<x(" + "[" * 5000 + "]" * 5000 + ")>>", "x(", ""),
    ("<<x(" + "-" * 5000 + "1)>>", "x(", ""),
    ("<<x(" + "9" * 5000 + ")>>", "x(", ""),
    ("<<x('\0')>>", "x(", ""),
    ("<<x(1)(2)>>", "is no component call", ""),
    ("<<x(1) + y(2)>>", "is no component call", ""),
    ("<<x>>", "is no component call", ""),
    ("<<>>", "cannot be read", ""),
]


@pytest.mark.parametrize(("typed", "message", "suggestion"), REFUSED, ids=[typed[:40] for typed, _, _ in REFUSED])
def test_refused(typed: str, message: str, suggestion: str) -> None:
    with pytest.raises(CallError) as caught:
        Call.parse(typed)
    assert message in str(caught.value)
    assert suggestion in caught.value.suggestion
    assert "\0" not in str(caught.value)


@pytest.mark.parametrize("typed", [r"<<x('\d')>>", "<<x(1is 2)>>", "<<x('a'('b'))>>", "<<x((1)(2))>>", "<<x(1 is 1)>>"])
def test_python_does_not_warn_of_what_a_writer_typed(typed: str) -> None:
    """Python warns of odd literals (`\\d`) while it reads them; such a warning must not reach the writer."""
    if typed == r"<<x('\d')>>":
        assert Call.parse(typed) == Call("x", (r"\d",))
        return
    with pytest.raises(CallError):
        Call.parse(typed)


BOUND: list[tuple[str, dict[str, Any]]] = [
    ("draw('a')", {"kind": "a"}),
    ("draw(kind='a')", {"kind": "a"}),
    ("draw('a', True)", {"kind": "a", "wide": True}),
    ("draw('a', names=('b',))", {"kind": "a", "names": ("b",)}),
]


@pytest.mark.parametrize(("typed", "arguments"), BOUND)
def test_arguments_by_name(typed: str, arguments: dict[str, Any]) -> None:
    assert Call.parse(typed).bind(draw) == arguments


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("draw()", "missing a required argument: 'kind'"),
        ("draw('a', kind='b')", "multiple values for argument 'kind'"),
        ("draw('a', kin='b')", "unexpected keyword argument 'kin'"),
        ("draw('a', True, 1)", "too many positional arguments"),
        ("draw('a', place='b')", "unexpected keyword argument 'place'"),
    ],
)
def test_arguments_that_do_not_fit(typed: str, message: str) -> None:
    with pytest.raises(CallError, match=message) as caught:
        Call.parse(typed).bind(draw)
    assert caught.value.suggestion == "expected draw(kind, wide=…, names=…)"
