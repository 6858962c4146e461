"""Shapes against stored objects: what is a difference, what is not, and how it is told."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from lab_helpers.grading import absent, at_least, at_most, each, has, image, matches, one_of, only, present
from lab_helpers.grading.compare import compare
from lab_helpers.grading.difference import MISSING, Difference, Place, nearest, show
from lab_helpers.grading.quantity import parse_quantity, same_quantity

POD = Place.of("Pod", "spec")
SERVICE = Place.of("Service", "spec")
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
    assert compare(want, {"containers": CONTAINERS}, POD) == ()


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
    (difference,) = compare(want, {"containers": CONTAINERS}, POD)
    assert difference.path == path
    assert got is None or difference.got == got


def test_a_mistyped_container_name_is_recognised() -> None:
    (difference,) = compare({"containers": [{"name": "server"}]}, {"containers": [{"name": "sever"}]}, POD)
    assert difference == Difference("spec.containers[server]", "{name: server}", "only [sever]", "sever")


def test_an_item_that_was_asked_for_without_its_name_is_told_with_it() -> None:
    (difference,) = compare(only({"image": image("httpd")}), CONTAINERS[:1], POD.field("containers"))
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
    [
        ("500m", "0.5"),
        ("64Mi", 67108864),
        ("1", 1.0),
        ("1k", "1000"),
        ("1e3", "1k"),
        ("0.25", "250m"),
        ("1Gi", "1024Mi"),
    ],
)
def test_quantities_are_compared_by_value(one: object, other: object) -> None:
    assert same_quantity(one, other)


@pytest.mark.parametrize(("one", "other"), [("64Mi", "64M"), ("1", "1m"), ("web", "web"), ("", ""), (None, None)])
def test_other_quantities_differ(one: object, other: object) -> None:
    assert not same_quantity(one, other)


@pytest.mark.parametrize("word", ["64Mb", "1e3m", "1.2.3", "", "-", "1e9999", True, None, [1]])
def test_a_word_is_no_quantity(word: object) -> None:
    with pytest.raises(ValueError, match="not a quantity"):
        parse_quantity(word)


def test_a_label_that_looks_like_a_quantity_is_text() -> None:
    metadata = Place.of("Pod", "metadata")
    assert compare({"labels": {"version": "1"}}, {"labels": {"version": "1.0"}}, metadata)
    assert compare({"labels": {"limits": "1"}}, {"labels": {"limits": "1.0"}}, metadata)


@pytest.mark.parametrize(
    ("kind", "fields", "one", "other"),
    [
        ("PersistentVolumeClaim", ["spec", "resources", "requests"], {"storage": "1Gi"}, {"storage": "1024Mi"}),
        ("Node", ["status", "allocatable"], {"cpu": 2}, {"cpu": "2"}),
        (
            "Pod",
            ["spec", "volumes"],
            [{"emptyDir": {"sizeLimit": 1024}}],
            [{"name": "a", "emptyDir": {"sizeLimit": "1Ki"}}],
        ),
    ],
)
def test_a_field_that_holds_a_quantity_is_compared_by_value(kind: str, fields: list[str], one: Any, other: Any) -> None:
    assert compare(one, other, Place.of(kind, *fields)) == ()
    assert compare(one, other), "without the schema it is text"


def test_booleans_are_not_numbers() -> None:
    assert compare({"stdin": True}, {"stdin": 1})


@pytest.mark.parametrize(("want", "got"), [(80, "80"), ("80", 80), ("http", 80), ("1", 1)])
def test_numbers_and_texts_differ_also_where_the_api_takes_either(want: object, got: object) -> None:
    assert compare({"ports": [{"port": 80, "targetPort": want}]}, {"ports": [{"port": 80, "targetPort": got}]}, SERVICE)


@pytest.mark.parametrize(
    "want",
    [
        [{"port": 53, "name": "dns"}],
        [{"port": 53, "protocol": "UDP", "name": "dns-udp"}],
        [{"port": 53, "protocol": one_of("TCP", "SCTP"), "name": "dns"}],
        [{"name": "dns-udp"}, {"name": "dns"}],
        only({"port": 53}, {"port": 53, "protocol": "UDP"}),
    ],
)
def test_ports_are_told_apart_by_number_and_protocol(want: Any) -> None:
    got = [{"port": 53, "protocol": "UDP", "name": "dns-udp"}, {"port": 53, "protocol": "TCP", "name": "dns"}]
    assert compare({"ports": want}, {"ports": got}, SERVICE) == ()


def test_a_port_of_another_protocol_is_not_the_one() -> None:
    (difference,) = compare({"ports": [{"port": 53}]}, {"ports": [{"port": 53, "protocol": "UDP"}]}, SERVICE)
    assert difference == Difference("spec.ports[53/TCP]", "{port: 53}", "only [53/UDP]")


@pytest.mark.parametrize(
    ("kind", "fields", "want", "got", "path"),
    [
        (
            "Deployment",
            ["status", "conditions"],
            {"type": "Progressing", "status": "True"},
            {"status": "False"},
            "Progressing",
        ),
        (
            "Pod",
            ["spec", "containers"],
            {"name": "web", "env": [{"name": "A", "value": "1"}]},
            {"env": [{"name": "A"}]},
            "web",
        ),
        ("Pod", ["spec", "hostAliases"], {"ip": "10.0.0.1", "hostnames": ["db"]}, {"hostnames": ["dp"]}, "10.0.0.1"),
    ],
)
def test_a_lists_items_are_told_apart_as_the_schema_says(
    kind: str, fields: list[str], want: dict[str, Any], got: dict[str, Any], path: str
) -> None:
    identity = {key: want[key] for key in ("type", "name", "ip") if key in want}
    place = Place.of(kind, *fields)
    (difference,) = compare([want], [{"type": "x", "name": "x", "ip": "x"}, {**identity, **got}], place)
    assert difference.path.startswith(f"{place.path}[{path}].")


def test_a_volume_mounted_twice_is_told_apart_by_its_path() -> None:
    mounts = [{"name": "data", "mountPath": "/a"}, {"name": "data", "mountPath": "/b", "readOnly": True}]
    place = POD.field("containers").item("web").field("volumeMounts")
    assert compare([{"mountPath": "/b", "readOnly": True}], mounts, place) == ()
    (difference,) = compare([{"mountPath": "/a", "readOnly": True}], mounts, place)
    assert difference.path == "spec.containers[web].volumeMounts[/a].readOnly"


def test_items_without_a_key_are_matched_so_that_as_many_as_can_fit() -> None:
    assert compare([{"a": 1}, {"a": 1, "b": 2}], [{"a": 1, "b": 2}, {"a": 1}]) == ()
    assert compare([{"a": 1}, {"a": 1}], [{"a": 1}]), "one item is not two"


def test_a_list_of_values_is_compared_as_a_whole_and_in_its_order() -> None:
    assert (
        compare({"command": ["sh", "-c", matches(".*sleep.*", "a sleep")]}, {"command": ["sh", "-c", "sleep 1"]}) == ()
    )
    assert compare({"command": ["sh", "-c"]}, {"command": ["-c", "sh"]})
    assert compare({"command": ["sh"]}, {"command": ["sh", "-c"]})
    assert compare({"command": []}, {"command": ["sh"]})


def test_only_takes_values_in_any_order() -> None:
    assert compare(only("get", "list"), ["list", "get"]) == ()
    assert compare(only("get"), ["list", "get"])
    assert compare(only("get", "list"), ["list"])


@pytest.mark.parametrize(
    ("want", "got", "said"),
    [
        (
            {"resources": {"limits": {"memory": "64Mi"}}},
            {"resources": {"requests": {"memory": "64Mi"}}},
            "requests has it",
        ),
        (
            {"readinessProbe": {"httpGet": {"path": "/"}}},
            {"livenessProbe": {"httpGet": {"path": "/"}}},
            "livenessProbe has it",
        ),
        ({"command": ["sleep", "1"]}, {"command": ["sh"], "args": ["sleep", "1"]}, "args has it"),
    ],
)
def test_what_stands_in_a_neighbouring_field_is_told(want: dict[str, Any], got: dict[str, Any], said: str) -> None:
    (difference,) = compare({"containers": [{"name": "a", **want}]}, {"containers": [{"name": "a", **got}]}, POD)
    assert difference.got.endswith(f"; {said}")


def test_a_neighbour_is_not_named_where_nothing_was_to_be_there() -> None:
    place = POD.field("containers").item("a").field("resources")
    (difference,) = compare({"limits": absent}, {"limits": {"cpu": "1"}, "requests": {}}, place)
    assert difference.got == "{cpu: 1}"


def test_swapped_ports_are_told() -> None:
    want, got = {"port": 80, "targetPort": 8080}, {"port": 8080, "targetPort": 80, "protocol": "TCP"}
    (difference,) = compare({"ports": [want]}, {"ports": [got]}, SERVICE)
    assert difference.got == "only [8080/TCP]; 80 is the targetPort of 8080/TCP"


def test_a_label_at_the_wrong_depth_is_told() -> None:
    metadata = {"labels": {"tier": "web"}}
    obj = {"metadata": metadata, "spec": {"template": {"metadata": {"labels": {"app": "web"}}}}}
    place = Place.of("Deployment", obj=obj)
    (difference,) = compare({"spec": {"template": {"metadata": metadata}}}, obj, place)
    assert difference == Difference("spec.template.metadata.labels.tier", "web", "nothing; metadata.labels has it")
    (difference,) = compare({"metadata": {"labels": {"app": "web"}}}, {**obj, "metadata": {}}, place)
    assert difference == Difference("metadata.labels.app", "web", "nothing; spec.template.metadata.labels has it")


def test_null_is_nothing_as_it_is_for_the_api() -> None:
    assert compare({"replicas": 3}, {"replicas": None}, "spec") == (Difference("spec.replicas", "3", "nothing"),)
    assert compare({"volumes": absent}, {"volumes": None}) == ()


def test_a_mistyped_key_is_told() -> None:
    (difference,) = compare({"data": {"colour": "blue"}}, {"data": {"color": "blue"}}, Place.of("ConfigMap"))
    assert difference == Difference("data.colour", "blue", "nothing", "color")


NASTY: list[Any] = [
    None,
    MISSING,
    {},
    [],
    "",
    0,
    -1,
    1.5,
    True,
    "x" * 5000,
    [None],
    [[]],
    [{}],
    [{"name": None}],
    [{"name": []}, 1, "a"],
    {"name": {}},
    {"a": None},
    {"": ""},
    {"matchLabels": None, "matchExpressions": [None]},
    [{"port": True}],
    "1e999",
    10**400,
]
WANTS: list[Any] = [
    "web",
    3,
    0.5,
    True,
    {},
    [],
    {"a": {"b": 1}},
    [{"name": "web"}],
    ["a", "b"],
    [{"port": 80}],
    absent,
    present,
    at_least(1),
    at_least("100m"),
    at_most(1),
    one_of("a", {"b": 1}),
    has("a"),
    has({"name": "web"}),
    each({"name": "web"}),
    only("a"),
    only({"name": "web"}),
    only(),
    matches("a", "a"),
    image("nginx", "1"),
]
PLACES = [
    Place(),
    POD.field("containers"),
    SERVICE.field("ports"),
    SERVICE.field("ports").item("x").field("targetPort"),
    POD.field("overhead").field("cpu"),
    Place.of("Deployment", "metadata", "labels", obj={"spec": None}),
    Place.of("Deployment", "spec", "template", "metadata", "labels", obj={"metadata": []}),
    Place.of("Pod", "spec", "no such field"),
]


@pytest.mark.parametrize("want", WANTS, ids=show)
@pytest.mark.parametrize("at", PLACES, ids=lambda place: place.path)
def test_no_value_makes_a_comparison_fail(want: Any, at: Place) -> None:
    for got in NASTY:
        found = compare(want, got, at)
        assert all(isinstance(text, str) for difference in found for text in difference[:4])
        assert compare({"x": want, "y": want}, {"x": got}, at) is not None


NAMES = ("name", "port", "protocol", "labels", "limits", "requests", "template", "app.io/a", "containers", "ports")
SCALARS = (0, 1, 80, "80", "web", "TCP", "", True, 1.5, "500m")


def grown(luck: Random, *, depth: int = 0, nulls: bool = False) -> Any:
    """Any JSON value."""
    form = luck.random()
    if depth > 4 or form < 0.3:
        return luck.choice((*SCALARS, None) if nulls else SCALARS)
    inner = [grown(luck, depth=depth + 1, nulls=nulls) for _ in range(luck.randint(0, 3))]
    return inner if form > 0.7 else {luck.choice(NAMES): value for value in inner}


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_stored_fits_itself_and_can_be_compared_with_anything(seed: int) -> None:
    luck = Random(seed)
    for _ in range(50):
        obj = {"metadata": grown(luck), "spec": grown(luck)}
        for at in (Place(), Place.of("Deployment", obj=obj), Place.of("Service", obj=obj)):
            assert compare(obj, obj, at) == ()
            assert compare({"spec": grown(luck)}, grown(luck, nulls=True), at) is not None
            assert compare(has({"name": "web"}, "x"), grown(luck, nulls=True), at) is not None


@pytest.mark.parametrize(
    "want", ["web", 3, [{"name": "web"}], {"a": {"b": 1}}, has("web"), only("a"), image("nginx")], ids=show
)
def test_what_is_something_else_is_a_difference(want: Any) -> None:
    for got in NASTY:
        assert compare(want, got), show(got)


@pytest.mark.parametrize(
    ("want", "got", "same"),
    [
        (at_least("100m"), "0.1", True),
        (at_least("100m"), "99m", False),
        (at_most("64Mi"), "65536Ki", True),
        (at_most("64Mi"), MISSING, False),
        (at_least(1), "2", True),
    ],
)
def test_bounds_of_a_quantity(want: Any, got: Any, same: bool) -> None:
    place = POD.field("containers").item("a").field("resources").field("limits").field("cpu")
    assert (compare(want, got, place) == ()) is same


def test_a_bound_that_is_no_number_is_refused_when_it_is_written() -> None:
    with pytest.raises(ValueError, match="not a quantity"):
        at_least("many")


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
    (difference,) = compare({"initContainers": absent}, {"initContainers": CONTAINERS}, POD)
    assert difference.got == "[web, log]"


@pytest.mark.parametrize(("typed", "near"), [("ngnix", "nginx"), ("nginx", ""), ("redis", "")])
def test_near_misses(typed: str, near: str) -> None:
    assert nearest(typed, ["nginx", "busybox"]) == near
