"""What the etcd lab takes for the same answer, and what it does not."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from lab_helpers.course.etcd.configuration import file_form, url_form
from lab_helpers.course.etcd.connections import clients_form, port_form
from lab_helpers.course.etcd.desk import _desk, _lens
from lab_helpers.course.etcd.layout import key_form
from lab_helpers.course.etcd.numbers import readings
from lab_helpers.course.etcd.secret import _STORED
from lab_helpers.course.etcd.secret import readings as bytes_in
from lab_helpers.course.etcd.store import Member, flags_of, keys_in

FLAGS = {
    "cert-file": "/etc/etcd/server.crt",
    "key-file": "/etc/etcd/server.key",
    "listen-client-urls": "https://127.0.0.1:2379,https://10.0.0.2:2379",
    "trusted-ca-file": "/etc/etcd/ca.crt",
}
MEMBER = Member("etcd-x", "x", "10.0.0.2", "etcd:3.7.0-0", FLAGS, (("/etc/etcd", "/srv/pki"), ("/data", "/srv/data")))
STORED = (
    b"k8s\x00\n\x0c\n\x02v1\x12\x06Secret\x12\x80\x01\n\x0e\n\x06canary\x12\x00B\x1a\n\x05token\x12\x100123456789abcdef"
)


@pytest.mark.parametrize(
    "given",
    [
        "https://a:1,https://b:2",
        ["https://b:2", "https://a:1"],
        {"https://a:1/", "https://b:2"},
        "--listen-client-urls=https://a:1,https://b:2",
        ["- --listen-client-urls=https://a:1,https://b:2"],
        "['https://a:1', 'https://b:2']",
    ],
)
def test_urls_are_the_same_in_any_order_and_with_their_flag(given: Any) -> None:
    assert url_form(given) == ["https://a:1", "https://b:2"]


@pytest.mark.parametrize("given", ["https://a:1", "https://a:1,https://a:1,https://b:2", 2379, None])
def test_other_urls_are_others(given: Any) -> None:
    assert url_form(given) != ["https://a:1", "https://b:2"]


@pytest.mark.parametrize(
    "given", ["/x/ca.crt", "--trusted-ca-file=/x/ca.crt", ["- --trusted-ca-file=/x/ca.crt"], " /x/ca.crt/\n"]
)
def test_a_path_is_the_same_with_its_flag(given: Any) -> None:
    assert file_form(given) == "/x/ca.crt"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("7595c0ebe4a50b64", 0x7595C0EBE4A50B64, True),
        ("0x7595C0EBE4A50B64", 0x7595C0EBE4A50B64, True),
        ("8472890393353325412", 0x7595C0EBE4A50B64, True),
        (8472890393353325412, 0x7595C0EBE4A50B64, True),
        (8472890393353325413, 0x7595C0EBE4A50B64, False),
        ("7595c0ebe4a50b6", 0x7595C0EBE4A50B64, False),
        ("labs", 10, False),
        (True, 1, False),
    ],
)
def test_a_number_is_the_same_in_hexadecimal_and_in_decimal(one: Any, other: int, same: bool) -> None:
    assert (readings(one) == readings(other)) is same


@pytest.mark.parametrize(
    "given",
    [
        STORED,
        STORED.decode("latin-1"),
        STORED.decode("latin-1").split("\n"),
        str(STORED),
        STORED.replace(b"\x00", b"").decode("latin-1"),
        base64.b64encode(STORED).decode(),
        json.dumps({"kvs": [{"value": base64.b64encode(STORED).decode()}]}),
        {"kvs": [{"value": base64.b64encode(STORED).decode()}]},
        "\n".join(f"{16 * n:08x}  {STORED[16 * n : 16 * n + 16].hex(' ')}  |....|" for n in range(5)),
        "\n".join(f"{16 * n:08x}: {STORED[16 * n : 16 * n + 16].hex(' ', 2)}  k8s..." for n in range(5)),
    ],
    ids=["bytes", "text", "lines", "repr", "without NUL", "base64", "JSON", "a dict", "hexdump -C", "xxd"],
)
def test_a_stored_value_is_known_in_every_dress(given: Any) -> None:
    assert any(_STORED.search(found) and b"0123456789abcdef" in found for found in bytes_in(given))


@pytest.mark.parametrize("given", ["kind: Secret\nname: canary", "k8s", 12, [], {"data": {"token": "MDEyMw=="}}])
def test_what_the_api_shows_is_no_stored_value(given: Any) -> None:
    assert not any(_STORED.search(found) for found in bytes_in(given))


@pytest.mark.parametrize(
    "given",
    [
        ["kube-apiserver"],
        "kube-apiserver",
        {"etcd", "kube-apiserver"},
        ["788/kube-apiserver", "652/etcd", "etcdctl"],
        ["kube-apiserver-labs-control-plane", "etcd-labs-control-plane"],
        ["apiserver"] * 3,
    ],
)
def test_programs_are_named_as_any_tool_names_them(given: Any) -> None:
    assert clients_form(given) == ["kube-apiserver"]


def test_a_name_that_the_kernel_has_cut_short_is_known() -> None:
    assert clients_form(["kube-controller"]) == ["kube-controller-manager"]


def test_a_port_may_have_its_address() -> None:
    assert (port_form("10.0.0.2:6443"), port_form(" 6443 "), port_form(6443)) == ("6443", "6443", 6443)


def test_a_key_may_have_the_empty_line_that_etcdctl_prints() -> None:
    assert key_form(["/registry/pods/a/b", ""]) == key_form("/registry/pods/a/b\n") == "/registry/pods/a/b"


def test_flags_are_read_off_the_command() -> None:
    pod = {"spec": {"containers": [{"command": ["etcd", "--name=a", "--initial-cluster=a=https://b:2380"]}]}}
    assert flags_of(pod) == {"name": "a", "initial-cluster": "a=https://b:2380"}


def test_keys_are_read_off_what_etcdctl_prints() -> None:
    entry = {"key": "L2E=", "value": "Yg==", "create_revision": 3, "mod_revision": 5, "version": 2}
    assert keys_in(json.dumps({"kvs": [entry]})) == [("/a", b"b", 3, 5, 2)]
    assert keys_in("{}") == []


def test_the_desk_has_etcds_files_where_etcd_has_them() -> None:
    spec = _desk(MEMBER)["spec"]
    mounts = {item["name"]: item["mountPath"] for item in spec["containers"][0]["volumeMounts"]}
    volumes = {item["name"]: item for item in spec["volumes"]}
    assert mounts["certificates"] == "/etc/etcd"
    assert volumes["certificates"]["hostPath"]["path"] == "/srv/pki"
    assert volumes["tools"]["image"]["reference"] == MEMBER.image
    assert (spec["nodeName"], MEMBER.url) == ("x", "https://10.0.0.2:2379")


def test_the_lens_cannot_write_to_its_node() -> None:
    spec = _lens(MEMBER)["spec"]
    assert spec["containers"][0]["volumeMounts"] == [{"name": "node", "mountPath": "/host", "readOnly": True}]
