"""Every command of the prose is run in the solved notebook (test_notebooks.py), or read over by its own program."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import astray, in_text, placed, read_over
from rehearsal import rehearsal

from lab_helpers.course.lesson import Lesson, lessons
from lab_helpers.course.prose import Block
from lab_helpers.course.quiz import questions

EVERY_LESSON = pytest.mark.parametrize("lesson", [pytest.param(item, id=item.name) for item in lessons()])


def prose(lesson: Lesson) -> str:
    return (lesson.folder / "lab.md").read_text()


@EVERY_LESSON
def test_every_mark_of_commands_has_its_commands(lesson: Lesson) -> None:
    assert astray(prose(lesson)) == []


@EVERY_LESSON
def test_no_command_of_the_prose_is_misspelt(lesson: Lesson) -> None:
    told = [
        f"lab.md, line {item.block.line}: {text}\n{wrong}"
        for item in placed(prose(lesson))
        for text in in_text(item.block)
        if item.how != "old" and (wrong := read_over(text).wrong)
    ]
    assert not told, "\n".join(told)


@EVERY_LESSON
def test_what_is_marked_as_old_is_no_longer_understood(lesson: Lesson) -> None:
    for item in placed(prose(lesson)):
        texts = in_text(item.block)
        assert item.how != "old" or any(read_over(text).wrong for text in texts), f"say `shown`: {texts}"


@EVERY_LESSON
def test_no_command_of_hints_and_whys_is_misspelt(lesson: Lesson) -> None:
    told = [
        f"{path.relative_to(lesson.folder)}: {text}\n{wrong}"
        for path in sorted([*lesson.folder.glob("*/hints.md"), *lesson.folder.glob("*/why.md")])
        for text in in_text(Block(0, "prose", path.read_text()))
        if (wrong := read_over(text).wrong)
    ]
    assert not told, "\n".join(told)


@EVERY_LESSON
def test_no_command_of_the_quiz_is_misspelt_but_in_wrong_choices(lesson: Lesson) -> None:
    told = [
        f"question {question.number}: {text}\n{wrong}"
        for question in questions(lesson)
        for says in [question.asks, *(choice.says for choice in question.choices if choice.right)]
        for text in in_text(Block(0, "prose", says))
        if (wrong := read_over(text).wrong)
    ]
    assert not told, "\n".join(told)


@EVERY_LESSON
def test_the_rehearsal_has_every_cell_of_the_solved_notebook(lesson: Lesson) -> None:
    assert rehearsal(lesson).cells  # it says which cell does not come from which line


PROSE = Path(__file__).with_name("prose.md").read_text()


def test_commands_are_found_in_spans_tables_quotes_and_fences_but_not_in_drawings_and_cells() -> None:
    found = {item.block.line: in_text(item.block) for item in placed(PROSE) if in_text(item.block)}
    assert found == {
        3: ["kubectl get pods -n kube-system", "kubectl get"],
        7: ["kubectl get pods | head -1"],
        15: ["kubectl run web --image=nginx:1.26.3"],
        20: ["kubectl delete pod web"],
    }


@pytest.mark.parametrize(
    ("command", "whole"),
    [
        ("kubectl get pods", True),
        ("kubectl get pods -o custom-columns=NAME:.metadata.name,NODE:.spec.nodeName", True),
        ("kubectl get pods -l 'app in (web, note)' | head -3", True),
        ("kubectl apply -f web.yaml", True),
        ("kubectl get --raw /version", True),
        ("kubectl exec -it web -- sh", True),
        ("kubectl api-versions", True),
        ("kubectl --context lab-view get pods", True),
        ("kubectl get", False),
        ("kubectl create deployment", False),
        ("kubectl create service", False),
        ("kubectl get -o yaml", False),
        ("kubectl get nodes -l", False),
        ("kubectl get pod NAME", False),
        ("kubectl create configmap settings --from-literal=colour=…", False),
        ("kubectl port-forward deployment/web LOCAL:REMOTE", False),
        ("labs up", False),
    ],
)
def test_a_command_is_whole_when_nothing_is_left_open(command: str, whole: bool) -> None:
    assert read_over(command) == ("", whole)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("kubectl run many --image=nginx --replicas=3", "unknown flag: --replicas"),
        ("kubectl gte pods", "unknown command"),
        ("kubectl get pods -l 'app=web", "No closing quotation"),
        ("kubectl get pods | kubectl appyl -f -", "unknown command"),
        ("kubectl scale deployment web --replicas=many", "invalid argument"),
        ("labs up --nodes-of-gold=3", "No such option"),
    ],
)
def test_a_command_that_its_program_does_not_take_is_told(command: str, says: str) -> None:
    assert says in read_over(command).wrong


def test_marks_that_say_nothing_are_told() -> None:
    told = astray("text\n\n<!-- commands: fine -->\n`kubectl get pods`\n\n<!-- commands: shown -->\nno command\n")
    assert len(told) == 2
    assert "line 3: 'fine' is none of" in told[0]
    assert "line 6: no command follows" in told[1]
    assert "always run" in astray("<!-- commands: shown -->\n```python\n!kubectl get pods\n```\n")[0]


def test_a_mark_after_a_heading_is_for_the_text_of_its_section_one_elsewhere_for_a_block() -> None:
    text = """## Exercise

<!-- rows: F01 -->
<!-- commands: shown -->

`kubectl get pods`

```python
!kubectl get nodes
```

<!-- commands: solved -->
`kubectl get services`

`kubectl get jobs`

<!-- exercise: pods-1 -->

`kubectl get deployments`

## Quiz

`kubectl get secrets`
"""
    assert astray(text) == []
    told = {line: item.how for item in placed(text) for line in [*in_text(item.block), item.block.text.strip()]}
    assert told | {"kubectl get pods": "shown", "kubectl get jobs": "shown", "kubectl get services": "solved"} == told
    assert told["!kubectl get nodes"] == told["kubectl get deployments"] == "run"
    assert told["kubectl get secrets"] == "shown"
