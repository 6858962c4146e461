"""Where images come from: one pull decides, a refused one leads to the build, and the answer is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lab_helpers.clusters import build, pull
from lab_helpers.clusters.engine import Engine
from lab_helpers.clusters.images import current_set, obtain
from lab_helpers.errors import DiskFull, ImageError

REFUSED = "Error: initializing source docker://kindest/node: dial tcp: lookup registry-1.docker.io: no such host"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the fake engine keeps images: a file each; `calls` is everything that it was asked."""
    (tmp_path / "store").mkdir()
    return tmp_path / "store"


@pytest.fixture
def engine(programs, store) -> Engine:
    """An engine that pulls whatever it is asked for, in two lines, as Podman does without a terminal."""
    programs(
        "podman",
        f"""
        cd {store}; echo "$@" >>calls
        file() {{ echo "$1" | tr '/:@' '___'; }}
        case "$1" in
        image) test -e "$(file "$5")" ;;
        pull) if [ -e refuse ]; then cat refuse; exit 125; fi
              if [ -e hang ]; then echo "Trying to pull $2..."; exec sleep 60; fi
              echo "Trying to pull $2..."; echo "Copying blob sha256:1"; touch "$(file "$2")" ;;
        tag) touch "$(file "$3")" ;;
        load) touch "$(file "$(cat "$3")")" ;;
        save) while [ "$1" != --output ]; do shift; done; echo archive >"$2" ;;
        esac
        """,
    )
    return Engine("podman", "4.3.1")


@pytest.fixture
def toolchain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose `toolchain/build` makes a small image set in a moment."""
    monkeypatch.setattr(build, "checkout", lambda: tmp_path / "checkout")
    script = tmp_path / "checkout" / "toolchain" / "build"
    script.parent.mkdir(parents=True)
    manifest = {"node_image": "localhost/kindest/node:built", "kubernetes": "v1.37.0", "lab_images": []}
    script.write_text(
        f"""
import os, pathlib
print("STEP kubernetes", "STEP node image", "PROGRESS kubernetes 40/100", "DONE kubernetes 1.0s", sep="\\n")
folder = pathlib.Path(os.environ["LABS_CACHE"], "images", "0123")
folder.mkdir(parents=True, exist_ok=True)
(folder / "manifest.json").write_text({json.dumps(manifest)!r})
(folder / "node.tar").write_text("localhost/kindest/node:built")
print("RESULT", folder)
"""
    )
    return script


def pulls(store: Path) -> list[str]:
    return [line.split()[-1] for line in (store / "calls").read_text().splitlines() if line.startswith("pull")]


def test_a_registry_that_answers_gives_every_image(engine, store, heard):
    images = obtain("", engine, heard)
    assert pulls(store) == [pull.NODE, *pull.LAB_IMAGES, pull.METRICS_SERVER]
    assert engine.has_image(images.node_image), "it is found by its own name, which an archive keeps"
    assert images.lab_archive.exists()
    assert current_set() == images


def test_the_answer_is_kept_so_that_the_next_cluster_asks_nobody(engine, store, heard):
    first = obtain("", engine, heard)
    asked = len(pulls(store))
    assert obtain("", engine, heard) == first
    assert len(pulls(store)) == asked


def test_a_refused_pull_leads_to_the_build_and_says_why(engine, store, toolchain, heard):
    (store / "refuse").write_text(REFUSED)
    images = obtain("", engine, heard)
    assert images.node_image == "localhost/kindest/node:built"
    assert engine.has_image(images.node_image), "the archive was loaded"
    assert len(pulls(store)) == 1, "one pull decides"
    assert any("no such host" in sentence and "are built here" in sentence for sentence in heard.said)


def test_after_a_build_no_registry_is_asked_again(engine, store, toolchain, heard):
    (store / "refuse").write_text(REFUSED)
    obtain("", engine, heard)
    obtain("", engine, heard)
    assert len(pulls(store)) == 1


def test_the_build_shows_what_it_is_doing(engine, toolchain, heard):
    obtain("build", engine, heard)
    assert heard.details == ["kubernetes", "kubernetes, node image", "kubernetes 40 %, node image", "node image"]


def test_pull_never_builds(engine, store, toolchain, heard, tmp_path):
    (store / "refuse").write_text(REFUSED)
    with pytest.raises(ImageError, match="no such host") as error:
        obtain("pull", engine, heard)
    assert "labs up --images build" in error.value.do
    assert not (tmp_path / "cache" / "images" / "0123").exists()


def test_a_registry_that_stays_silent_is_given_up(engine, store, toolchain, heard, monkeypatch):
    monkeypatch.setattr(pull, "_PATIENCE", 0.3)
    (store / "hang").touch()
    with pytest.raises(ImageError, match=r"no answer within 0\.3 seconds"):
        obtain("pull", engine, heard)


def test_a_full_disk_is_not_taken_for_a_missing_registry(engine, store, toolchain, heard):
    (store / "refuse").write_text("Error: writing blob: storing blob: write /var/tmp/1: no space left on device")
    with pytest.raises(DiskFull):
        obtain("", engine, heard)


FAILURE = """
import sys
print("STEP rootfs", flush=True)
print("debootstrap is missing.\\nExpected: it\\nDo now:   sudo apt-get install debootstrap", file=sys.stderr)
sys.exit(4)
"""


def test_a_failed_build_hands_over_its_own_sentences(engine, toolchain, heard):
    toolchain.write_text(FAILURE)
    with pytest.raises(ImageError) as error:
        obtain("build", engine, heard)
    assert str(error.value) == "debootstrap is missing.\nExpected: it\nDo now:   sudo apt-get install debootstrap"


def test_a_build_that_found_the_disk_full_says_so(engine, toolchain, heard):
    toolchain.write_text(FAILURE.replace("exit(4)", "exit(3)"))
    with pytest.raises(DiskFull):
        obtain("build", engine, heard)


def test_a_build_that_breaks_tells_its_last_words(engine, toolchain, heard):
    toolchain.write_text("import nothing_of_that_name")
    with pytest.raises(ImageError, match="nothing_of_that_name") as error:
        obtain("build", engine, heard)
    assert "setup_kind.sh" in error.value.do


def test_a_machine_that_cannot_build_says_so(engine, heard, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "checkout", lambda: tmp_path)
    with pytest.raises(ImageError, match="Nothing can be built here") as error:
        obtain("build", engine, heard)
    assert "labs up --images FILE" in error.value.do


def test_an_image_that_the_engine_lost_is_loaded_again(engine, store, toolchain, heard):
    images = obtain("build", engine, heard)
    (store / "localhost_kindest_node_built").unlink()
    obtain("", engine, heard)
    assert engine.has_image(images.node_image)


def test_a_cache_that_was_deleted_is_filled_again(engine, store, toolchain, heard, tmp_path):
    import shutil

    obtain("build", engine, heard)
    shutil.rmtree(tmp_path / "cache")
    assert obtain("", engine, heard).node_archive.exists()
