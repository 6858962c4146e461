"""Expectations about values that the learner hands in: always compared with the live cluster."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import Difference, nearest, show
from lab_helpers.grading.exercise import Expectation
from lab_helpers.grading.verdict import Outcome, State
from lab_helpers.grading.words import without_colours
from lab_helpers.grading.world import World

__all__ = ["a_value_of", "answer", "is_blank", "letter_alone", "plain"]

_LETTER = re.compile(r"\W*([a-d])(?:\W|$)", re.IGNORECASE)
_LETTERS = re.compile(r"\W*[a-d](?:\W+(?:(?:and|or)\W+)?[a-d])+\W*", re.IGNORECASE)
_DIGITS = 100  # no number that is asked for has more; Python refuses to read those of thousands


def answer(
    name: str,
    says: str,
    live: Callable[[World], Awaitable[Any]],
    *,
    any_order: bool = False,
    form: Callable[[Any], Any] = lambda value: value,
    wish: str = "what the cluster says now",
    known_mistakes: Callable[[World], Awaitable[list[tuple[Any, str]]]] | None = None,
) -> Expectation:
    """The learner's value `name` equals what `live` reads from the cluster at this moment.

    Text (or bytes) is compared without colours, surrounding space and quotation marks, numbers written as text count
    as numbers, lists in any order with `any_order`; where one value is wanted, the list of lines that `x = !command`
    gives counts as its text, and a list of one item as that item. `form` brings what is free into one form, in every
    value, before they are compared. `wish` says what is wanted without telling it. `known_mistakes` pairs wrong values
    that beginners give with what to say to them. The right value is never shown.
    """

    def same(given: Any, other: Any) -> bool:
        return bool(_normal(form(given), any_order) == _normal(form(other), any_order))

    async def look(world: World) -> Outcome:
        given = plain(world.answers.get(name))
        if is_blank(given):
            step = f"set {name} in your cell, run the cell, and check again"
            return Outcome(State.WRONG, evidence=(f"{name} has no value yet",), next=step)
        try:
            wanted = await live(world)
        except Refused as refusal:
            if refusal.status != 404:
                raise
            evidence = (f"it is compared with what the cluster has, and that is gone: {refusal.message}",)
            return Outcome(State.WRONG, evidence=evidence, next="make what is missing, or begin anew: `lab.reset`")
        shown = show(given)
        if isinstance(given, list | tuple) and isinstance(wanted, str | int):
            if len(given) == 1:
                given = given[0]
            elif all(isinstance(line, str) for line in given):
                given = "\n".join(given)
        if same(given, wanted):
            return Outcome(State.RIGHT)
        for mistake, remark in await known_mistakes(world) if known_mistakes else []:
            if same(given, plain(mistake)):
                return Outcome(State.WRONG, evidence=(remark,))
        difference = Difference(name, _wish(given, wanted) or wish, shown)
        return Outcome(State.WRONG, differences=(difference,), evidence=_slip(given, wanted))

    return Expectation(name, says, look, answers=(name,))


def letter_alone(value: Any) -> Any:
    """The letter of a sentence, of four: `(B)` and `b: the sentence` mean b, but `b or c` means none.

    >>> [letter_alone(text) for text in ("(B)", "b: a sentence", "b or c")]
    ['b', 'b', 'b or c']
    """
    found = _LETTER.match(value) if isinstance(value, str) and not _LETTERS.fullmatch(value) else None
    return found[1].lower() if found else value


def is_blank(value: Any) -> bool:
    """Whether an answer is still as the notebook left it: `...`, None, nothing at all, or only such values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        return all(is_blank(item) for item in value)
    return value is ... or value is None or (isinstance(value, str) and not value.strip())


def _normal(value: Any, any_order: bool) -> Any:
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isdecimal() and len(text) <= _DIGITS else text
    if isinstance(value, IPv4Address | IPv6Address):
        return str(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return {_normal(key, any_order): _normal(item, any_order) for key, item in value.items()}
    if isinstance(value, Collection):
        items = [_normal(item, any_order) for item in value]
        return sorted(items, key=repr) if any_order else items
    return value


def plain(value: Any) -> Any:
    """Text as it was meant: of the bytes that a program printed, without colours and quotation marks printed along."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        value = value.decode(errors="replace")
    if not isinstance(value, str):
        return value
    text = without_colours(value).strip()
    while len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].strip()
    return text


def _wish(given: Any, wanted: Any) -> str:
    """Where the value departs by its form; nothing where it is of the right form."""
    if isinstance(wanted, dict) and isinstance(given, dict):
        if lacking := [str(key) for key in wanted if key not in given]:
            return f"a value for the key {', '.join(lacking)}, too" if given.keys() & wanted.keys() else _keys(wanted)
        off = [str(key) for key in wanted if compare(wanted[key], given.get(key))]
        return f"other values for {', '.join(off)}" if off else "only the keys that were asked for"
    if isinstance(wanted, list | tuple | set) and isinstance(given, list | tuple | set):
        if len(given) != len(wanted):
            return f"{len(wanted)} items"
        return ""
    if type(given) is not type(wanted) and not (isinstance(given, str) or isinstance(wanted, str)):
        return a_value_of(wanted)
    return ""


def _keys(wanted: dict[Any, Any]) -> str:
    return f"the keys {', '.join(map(str, wanted))}"


def a_value_of(value: Any) -> str:
    """What sort of value this is, in a beginner's words.

    >>> a_value_of(["labs-worker"])
    'a list'
    """
    words = {bool: "True or False", int: "a number", float: "a number", str: "text", dict: "a dict"}
    if isinstance(value, list | tuple | set):
        return "a list"
    return words.get(type(value), f"a value of type {type(value).__name__}")


def _slip(given: Any, wanted: Any) -> tuple[str, ...]:
    """Only a slip of the pen is named; anything else would give the answer away. Near numbers are no slip."""
    if not (isinstance(given, str) and isinstance(wanted, str) and any(char.isalpha() for char in wanted)):
        return ()
    if nearest(given, [wanted]) and len(given) > 6:
        return ("that is nearly it: look at every letter",)
    return ()
