"""Selectors as learners write them, evaluated by the API server itself."""

from __future__ import annotations

import re
from typing import Any

from lab_helpers.errors import Refused
from lab_helpers.grading import Outcome, World, wrong
from lab_helpers.grading.answers import is_blank
from lab_helpers.grading.difference import show
from lab_helpers.state.kinds import KINDS

__all__ = ["read", "select"]

_FLAG = re.compile(r"(-l|--selector)(\s+|=|$)")
_COMMAND = "the task asks for the selector alone, the text behind -l"


def read(name: str, value: Any) -> str | Outcome:
    """The selector that the learner handed in, with or without its flag; or why there is none."""
    if is_blank(value):
        return wrong(f"{name} has no value yet", next=f"set {name} in your cell, run the cell, and check again")
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        step = "requirements are joined by a comma, in one text" if isinstance(value, list | tuple | set) else ""
        return wrong(f"{name} is {show(value)}; the task asks for one selector, as text", next=step)
    text = _plain(value)
    if text.startswith("kubectl"):
        return wrong(f"{name} is a whole command; {_COMMAND}")
    text = _plain(_FLAG.sub("", text, count=1)) if _FLAG.match(text) else text
    if not text:
        return wrong(f"{name} is an empty selector, which selects everything")
    return text


async def select(world: World, kind: str, selector: str, namespace: str | None = None) -> set[str] | Outcome:
    """Names of the objects that the API server finds by it; or its refusal."""
    try:
        found = await world.api.list(KINDS[kind], namespace, labels=selector)
    except Refused as refusal:
        if refusal.status != 400:
            raise
        reason = refusal.message.rpartition('field selector "": ')[2]
        return wrong(f"{show(selector)} is no selector: {reason}", next="`kubectl get pods -l '...'`, and try it there")
    return {item["metadata"]["name"] for item in found["items"]}


def _plain(text: str) -> str:
    """Without space and quotation marks around it."""
    text = text.strip()
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
