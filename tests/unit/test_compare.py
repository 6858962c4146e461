"""Shapes against stored objects: what is a difference, what is not, and how it is told."""

from __future__ import annotations

from typing import Any

import pytest

from lab_helpers.grading import absent, at_least, at_most, each, has, image, matches, one_of, only, present
from lab_helpers.grading.difference import MISSING, Difference, compare, nearest
from lab_helpers.grading.quantity import parse_quantity, same_quantity

CONTAINERS = [
    {"name": "web", "image": "nginx:1.26.3", "resources": {"limits": {"cpu": "500m"}}},
    {"name": "log", "image": "busybox:1.37.0", "resources": {}},
]


@pytest.mark.parametrize(
    "want",
    [
        {"containers": [{"name": "web", "image": "nginx:1.26.3"}]},
        {"containers": [{"name": "log"}, {"name": "web"}]},
        {"containers": [{"name": "web", "resources": {"limits": {"cpu": 0.5}}}]},
        {"containers": only({"name": "log"}, {"name": "web"})},
        {"containers": each({"image": one_of("nginx:1.26.3", image("busybox"))})},
        {"containers": [{"image": image("docker.io/library/nginx", "1.26.3")}]},
        {"initContainers": absent},
        {"containers": present},
    ],
)
def test_an_equivalent_shape_is_no_difference(want: dict[str, Any]) -> None:
    assert compare(want, {"containers": CONTAINERS}, "spec") == ()


@pytest.mark.parametrize(
    ("want", "path", "got"),
    [
        ({"containers": [{"name": "web", "image": "nginx:1.22.1"}]}, "spec.containers[web].image", "nginx:1.26.3"),
        ({"containers": [{"name": "wep"}]}, "spec.containers[wep]", "only [web, log]"),
        ({"containers": only({"name": "web"})}, "spec.containers", "2: [web, log]"),
        ({"replicas": 3}, "spec.replicas", "nothing"),
        ({"containers": absent}, "spec.containers", None),
        ({"containers": [{"name": "web", "image": image("httpd")}]}, "spec.containers[web].image", "nginx:1.26.3"),
        (
            {"containers": [{"name": "web", "resources": {"limits": {"cpu": "1"}}}]},
            "spec.containers[web].resources.limits.cpu",
            "500m",
        ),
    ],
)
def test_a_difference_tells_path_and_value(want: dict[str, Any], path: str, got: str | None) -> None:
    (difference,) = compare(want, {"containers": CONTAINERS}, "spec")
    assert difference.path == path
    assert got is None or difference.got == got


def test_a_mistyped_container_name_is_recognised() -> None:
    (difference,) = compare({"containers": [{"name": "server"}]}, {"containers": [{"name": "sever"}]}, "spec")
    assert difference.near == "sever"


def test_an_item_that_was_asked_for_without_its_name_is_told_with_it() -> None:
    (difference,) = compare(only({"image": image("httpd")}), CONTAINERS[:1], "spec.containers")
    assert difference.path == "spec.containers[web].image"


def test_a_mistyped_image_is_recognised() -> None:
    (difference,) = compare(image("nginx", "1.26.3"), "ngnix:1.26.3", "image")
    assert difference == Difference("image", "nginx:1.26.3", "ngnix:1.26.3", "nginx")


@pytest.mark.parametrize(
    "name",
    ["nginx:1.26.3", "library/nginx:1.26.3", "docker.io/nginx:1.26.3", "docker.io/library/nginx:1.26.3@sha256:ab"],
)
def test_one_image_has_many_names(name: str) -> None:
    assert compare(image("nginx", "1.26.3"), name) == ()


@pytest.mark.parametrize("name", ["nginx", "nginx:1.26", "example.com/nginx:1.26.3", "bitnami/nginx:1.26.3", ""])
def test_another_image_is_not_taken_for_it(name: str) -> None:
    assert compare(image("nginx", "1.26.3"), name)


def test_an_untagged_image_is_latest() -> None:
    assert compare(image("nginx", "latest"), "nginx") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("500m", "0.5"), ("64Mi", 67108864), ("1", 1.0), ("1k", "1000"), ("1e3", "1k"), ("0.25", "250m")],
)
def test_quantities_are_compared_by_value(one: object, other: object) -> None:
    assert same_quantity(one, other)


@pytest.mark.parametrize(("one", "other"), [("64Mi", "64M"), ("1", "1m"), ("web", "web"), ("", "")])
def test_other_quantities_differ(one: str, other: str) -> None:
    assert not same_quantity(one, other)


def test_a_word_is_no_quantity() -> None:
    with pytest.raises(ValueError, match="not a quantity"):
        parse_quantity("64Mb")


def test_a_label_that_looks_like_a_quantity_is_text() -> None:
    assert compare({"labels": {"version": "1"}}, {"labels": {"version": "1.0"}}, "metadata")


def test_booleans_are_not_numbers() -> None:
    assert compare({"stdin": True}, {"stdin": 1})


def test_matchers_for_numbers_take_a_missing_count_as_zero() -> None:
    assert compare(at_most(0), MISSING, "status.replicas") == ()
    assert compare(at_least(1), MISSING, "status.replicas")


def test_has_names_only_what_is_missing() -> None:
    (difference,) = compare(has("get", "watch"), ["get", "list"], "verbs")
    assert difference.want == "watch"


def test_a_pattern_says_itself_in_words() -> None:
    (difference,) = compare(matches(r"web-\d+", "a name such as web-0"), "web", "metadata.name")
    assert difference.want == "a name such as web-0"


def test_a_matcher_inside_a_shape_is_told_in_words() -> None:
    aliases = [{"ip": "10.9.8.1", "hostnames": ["db"]}]
    (difference,) = compare(has({"ip": "10.9.8.7", "hostnames": has("db")}), aliases, "spec.hostAliases")
    assert difference.want == "{ip: 10.9.8.7, hostnames: a list with db}"
    (difference,) = compare({"web": {"image": image("nginx", "1.26.3")}}, {}, "containers")
    assert difference.want == "{image: nginx:1.26.3}"


def test_named_objects_that_should_not_be_there_are_told_by_name() -> None:
    (difference,) = compare({"initContainers": absent}, {"initContainers": CONTAINERS}, "spec")
    assert difference.got == "[web, log]"


@pytest.mark.parametrize(("typed", "near"), [("ngnix", "nginx"), ("nginx", ""), ("redis", "")])
def test_near_misses(typed: str, near: str) -> None:
    assert nearest(typed, ["nginx", "busybox"]) == near
