"""The programs, compiled by Go from the two modules whose go.sum files are the pin."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .commands import run
from .console import progress, step

__all__ = [
    "ENVIRONMENT",
    "MODULE",
    "Packages",
    "compile_packages",
    "copy_sources",
    "every_program",
    "go_inputs",
    "tools",
    "version_of",
]

MODULE = Path(__file__).parent.parent

ENVIRONMENT = {
    "CGO_ENABLED": "0",  # static programs, and no C compiler
    "GOFLAGS": "-mod=readonly -trimpath -buildvcs=false",  # go.sum decides; neither folder nor commit gets in
    "GOTOOLCHAIN": "local",
    "GOWORK": "off",
}

# Go has no shorter word for "has to be compiled": stale, and not only for want of an installed copy.
STALE = '{{if .Stale}}{{if ne .StaleReason "not installed but available in build cache"}}{{.ImportPath}}{{end}}{{end}}'


@dataclass(frozen=True)
class Packages:
    """Main packages that one `go build` makes at a time, in a module's folder."""

    module: Path
    names: tuple[str, ...]


def every_program() -> list[Packages]:
    """What the go.mod files name as tools, and the project's own programs beside them."""
    tools, containerd = _tools(MODULE), _tools(MODULE / "containerd")
    # Go refuses to see its old spelling of the logrus module and everybody's in one command
    alone = "github.com/rancher/local-path-provisioner"
    return [
        Packages(MODULE, (*(tool for tool in tools if tool != alone), "./...")),
        Packages(MODULE, (alone,)),
        # a module of its own: containerd 2.3 does not compile with the k8s.io/cri-api of Kubernetes 1.37
        Packages(MODULE / "containerd", containerd),
    ]


def tools() -> list[Packages]:
    """What a machine needs to run a cluster from a registry's images."""
    return [Packages(MODULE, ("sigs.k8s.io/kind", "k8s.io/kubernetes/cmd/kubectl"))]


def go_inputs() -> list[Path]:
    """Every file that decides what the programs are."""
    pins = [MODULE / name / f"go.{end}" for name in (".", "containerd") for end in ("mod", "sum")]
    return [*pins, *MODULE.glob("*/*.go"), MODULE / "go-requirements.txt", Path(__file__)]


def version_of(module: str) -> str:
    """The version of a module in go.mod, such as v1.37.0."""
    for folder in (MODULE, MODULE / "containerd"):
        if found := re.search(rf"^(?:require|\t){module} (v\S+)", (folder / "go.mod").read_text(), re.MULTILINE):
            return found[1]
    raise KeyError(module)


def compile_packages(go: Path, part: Path, wanted: list[Packages], name: str) -> None:
    """Compile main packages into `part`/bin, saying under `name` how far it is.

    What Go has compiled stays in Go's own cache, so an interrupted run goes on where it was.
    """
    with step("modules"):
        # go.sum also lists what only tests of dependencies need, so this ends before its total
        modules = sum("/go.mod " not in line for line in (MODULE / "go.sum").read_text().splitlines())
        listen = _counter("modules", modules, _is_download)
        stale = [_list(go, packages, STALE, listen) for packages in wanted]
    listen = _counter(name, max(1, len(set().union(*stale))), _is_package)
    for packages in wanted:
        _go(go, packages, "build", "-v", "-o", f"{part / 'bin'}/", listen=listen)
    if (part / "bin/server").exists():
        (part / "bin/server").rename(part / "bin/etcd")  # Go names it by its folder


def copy_sources(go: Path, part: Path) -> None:
    """Put into `part` what the images need of the modules' own files: kind's base, agnhost's, every licence."""
    for module, names in (
        ("sigs.k8s.io/kind", ("images/base/files", "pkg/build/nodeimage")),
        ("k8s.io/kubernetes", ("test/images/agnhost/VERSION", "test/images/agnhost/porter")),
    ):
        folder = run(go, "list", "-m", "-f", "{{.Dir}}", module, folder=MODULE, environment=ENVIRONMENT).strip()
        for name in names:
            _copy(Path(folder, name), part / "sources" / name)
    template = "{{with .Module}}{{.Path}}@{{.Version}} {{.Dir}}{{end}}"
    for module in set().union(*(_list(go, packages, template) for packages in every_program())):
        name, _, folder = module.partition(" ")
        for file in Path(folder).iterdir():
            if file.is_file() and re.match("COPYING|COPYRIGHT|LICEN[CS]E|NOTICE|PATENTS", file.name, re.IGNORECASE):
                _copy(file, part / "licences" / name / file.name)


def _tools(module: Path) -> tuple[str, ...]:
    block = re.search(r"^tool \(\n(.*?)^\)", (module / "go.mod").read_text(), re.MULTILINE | re.DOTALL)
    assert block
    return tuple(block[1].split())


def _counter(name: str, total: int, counts: Callable[[str], bool]) -> Callable[[str], None]:
    """A listener that says under `name` how many lines that count have come."""
    done = 0

    def listen(line: str) -> None:
        nonlocal done
        if counts(line):
            done += 1
            progress(name, min(done, total), total)

    return listen


def _is_download(line: str) -> bool:
    return line.startswith("go: downloading ")


def _is_package(line: str) -> bool:
    return not line.startswith((" ", "\t", "#", "go: "))


def _list(go: Path, packages: Packages, template: str, listen: Callable[[str], None] | None = None) -> set[str]:
    """What `go list` says of all that the packages are made of; it downloads what is missing."""
    return set(_go(go, packages, "list", "-deps", "-f", template, listen=listen).splitlines()) - {""}


def _go(go: Path, packages: Packages, *command: str | Path, listen: Callable[[str], None] | None) -> str:
    # kind's own choice for its nodes: snapshotters that it never selects
    tags = "no_aufs,no_zfs,no_btrfs,no_devmapper"
    verb, *options = command
    arguments = (verb, "-tags", tags, "-ldflags", _link_flags(), *options, *packages.names)
    return run(go, *arguments, folder=packages.module, environment=ENVIRONMENT, on_line=listen)


def _link_flags() -> str:
    kubernetes, containerd = version_of("k8s.io/kubernetes"), version_of("github.com/containerd/containerd/v2")
    _, minor, _ = kubernetes.split(".", 2)
    variables = {
        "k8s.io/component-base/version.gitVersion": kubernetes,
        "k8s.io/component-base/version.gitMajor": "1",
        "k8s.io/component-base/version.gitMinor": minor,
        "k8s.io/component-base/version.gitTreeState": "clean",
        "k8s.io/component-base/version.gitCommit": "",  # a module does not know it
        "github.com/containerd/containerd/v2/version.Version": containerd,
    }
    return " ".join(["-s", "-w", *(f"-X={name}={value}" for name, value in variables.items())])


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        for file in source.iterdir():  # copytree would keep the module cache's read-only folders
            _copy(file, target / file.name)
    else:
        shutil.copyfile(source, target)
