"""A finished step stays, an unfinished one never looks finished."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder.cache import Stage, digest, make_whole


def test_a_step_is_made_once(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        folder = Stage("words", "1").make(tmp_path, made.append)
    assert len(made) == 1
    assert folder.is_dir()


def test_a_step_of_older_inputs_is_thrown_away(tmp_path: Path) -> None:
    old = Stage("words", "1").make(tmp_path, lambda part: None)
    new = Stage("words", "2").make(tmp_path, lambda part: None)
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError])
def test_a_step_that_ends_early_leaves_nothing(tmp_path: Path, end: type[BaseException]) -> None:
    def recipe(part: Path) -> None:
        (part / "half").write_text("half")
        raise end

    with pytest.raises(end):
        Stage("words", "1").make(tmp_path, recipe)
    assert not list((tmp_path / "build").iterdir())


def test_what_a_killed_step_left_does_not_get_into_the_next_one(tmp_path: Path) -> None:
    (tmp_path / ".words.part").mkdir()
    (tmp_path / ".words.part" / "half").touch()
    make_whole(tmp_path / "words", lambda part: (part / "whole").touch())
    assert [path.name for path in (tmp_path / "words").iterdir()] == ["whole"]


def test_a_digest_hangs_on_names_content_and_words(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("1")
    (tmp_path / "c").write_text("2")
    digests = {
        digest(tmp_path, [tmp_path / "a"]),
        digest(tmp_path, [tmp_path / "b"]),
        digest(tmp_path, [tmp_path / "c"]),
        digest(tmp_path, [tmp_path / "a"], "word"),
        digest(tmp_path, [tmp_path / "a", tmp_path / "b"]),
    }
    assert len(digests) == 5
