"""Exercises as data: the sentences of a task, each with a way to look whether it holds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lab_helpers.grading.verdict import Outcome
from lab_helpers.grading.world import World
from lab_helpers.state.capabilities import CAPABILITIES

__all__ = ["Exercise", "Expectation", "inside"]

Look = Callable[[World], Awaitable[Outcome]]


@dataclass(frozen=True)
class Expectation:
    """One sentence of a task.

    `name` identifies it in fixtures, `says` is the sentence as the learner reads it, `look` judges it.
    `watches` are the kinds that it reads from the snapshot, `answers` the learner's values that it wants.
    One that `acts` runs commands or changes something, so it waits until all the others hold.
    `ref` and `shape` say in data what it wants of which object, where it is that simple. `where` is the word of the
    further namespace that it looks at; see `inside`.
    """

    name: str
    says: str
    look: Look
    watches: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()
    acts: bool = False
    ref: str = ""
    shape: Mapping[str, Any] | None = None
    where: str = ""


def inside(word: str, *expectations: Expectation) -> tuple[Expectation, ...]:
    """The same expectations of the exercise's further namespace that is called by `word`.

    >>> inside("shop", Expectation("there", "it is there", None))[0].where
    'shop'
    """
    return tuple(replace(item, where=word) for item in expectations)


@dataclass(frozen=True, init=False)
class Exercise:
    """One graded task: its id, title and expectations.

    `within` are the seconds that the cluster may need to settle after the learner is done. A `bonus` exercise does
    not count towards a lab's total. `prepare` makes what a manifest (`seed.yaml` beside the fixtures) cannot.
    `touched` tells whether the learner has begun, where the objects of the namespace cannot tell it.
    `scored=False` is a demonstration. `needs` names what not every cluster has (`CAPABILITIES`): where it is missing,
    the exercise says so, and its check is `cannot tell`.

    `namespaces` are words for further namespaces that the exercise begins with; they are named after its own, as
    `ns-3-shop` for `shop`. `learner_makes` are words for those that the learner is to make.
    """

    id: str
    title: str
    expectations: tuple[Expectation, ...]
    within: float = 30
    bonus: bool = False
    prepare: Callable[[World], Awaitable[None]] | None = field(default=None, repr=False)
    touched: Callable[[World], Awaitable[bool]] | None = field(default=None, repr=False)
    scored: bool = True
    needs: tuple[str, ...] = ()
    namespaces: tuple[str, ...] = ()
    learner_makes: tuple[str, ...] = ()

    def __init__(
        self,
        id: str,
        title: str,
        *expectations: Expectation,
        within: float = 30,
        bonus: bool = False,
        prepare: Callable[[World], Awaitable[None]] | None = None,
        touched: Callable[[World], Awaitable[bool]] | None = None,
        scored: bool = True,
        needs: tuple[str, ...] = (),
        namespaces: tuple[str, ...] = (),
        learner_makes: tuple[str, ...] = (),
    ) -> None:
        names = [expectation.name for expectation in expectations]
        if len(set(names)) != len(names):
            raise ValueError(f"{id}: two expectations have the same name: {names}")
        if unknown := set(needs) - set(CAPABILITIES):
            raise ValueError(f"{id} needs {sorted(unknown)}, which no cluster has: one of {sorted(CAPABILITIES)}")
        if unknown := {item.where for item in expectations} - {"", *namespaces, *learner_makes}:
            raise ValueError(f"{id}: an expectation looks into {unknown}, which is none of the exercise's namespaces")
        values = {
            "id": id,
            "title": title,
            "expectations": expectations,
            "within": within,
            "bonus": bonus,
            "prepare": prepare,
            "touched": touched,
            "scored": scored,
            "needs": needs,
            "namespaces": namespaces,
            "learner_makes": learner_makes,
        }
        for key, value in values.items():
            object.__setattr__(self, key, value)

    @property
    def answers(self) -> tuple[str, ...]:
        """Names of the values that the learner hands to `check`, in order."""
        return tuple(dict.fromkeys(name for item in self.expectations for name in item.answers))

    @property
    def watches(self) -> frozenset[str]:
        """Kinds that the mirror has to follow."""
        return frozenset().union(*(item.watches for item in self.expectations))
