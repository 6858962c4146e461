"""Container images by their names: which ones are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lab_helpers.grading.difference import Difference, Matcher, Place, nearest, show

__all__ = ["image", "split_image"]


@dataclass(frozen=True)
class image(Matcher):
    """A container image of this repository and, where given, this tag.

    `nginx`, `library/nginx` and `docker.io/library/nginx` are one repository; a digest is free.
    """

    repository: str
    tag: str | None = None
    takes: ClassVar = ("string",)

    def __str__(self) -> str:
        return self.repository + (f":{self.tag}" if self.tag else "")

    def differences(self, got: Any, at: Place) -> tuple[Difference, ...]:
        want = str(self)
        if not isinstance(got, str) or not got:
            return (Difference(at.path, want, show(got) if got else "nothing"),)
        repository, tag = split_image(got)
        if repository != split_image(self.repository)[0]:
            near = nearest(repository.rpartition("/")[2], [self.repository.rpartition("/")[2]])
            return (Difference(at.path, want, show(got), near),)
        if self.tag is not None and tag != self.tag:
            return (Difference(at.path, want, show(got)),)
        return ()


def split_image(name: str) -> tuple[str, str]:
    """Repository in full and tag of an image name.

    >>> split_image("nginx:1.26.3")
    ('docker.io/library/nginx', '1.26.3')
    """
    name = name.partition("@")[0]
    repository, colon, tag = name.rpartition(":")
    if not colon or "/" in tag:
        repository, tag = name, "latest"
    host, slash, _ = repository.partition("/")
    if not slash:
        repository = f"docker.io/library/{repository}"
    elif "." not in host and ":" not in host and host != "localhost":
        repository = f"docker.io/{repository}"
    elif repository.startswith("docker.io/") and repository.count("/") == 1:
        repository = f"docker.io/library/{repository.partition('/')[2]}"
    return repository.replace("index.docker.io/", "docker.io/"), tag
