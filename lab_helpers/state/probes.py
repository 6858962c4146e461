"""Questions that are put from inside a pod: an HTTP request, a TCP connection, a name.

Each has a time-out, and what comes back is cut. They need of a container no more than a shell and one of the
tools that its image is likely to have; where there is none, `NoTool` says so.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from lab_helpers.errors import LabError
from lab_helpers.state.kubectl import Output

__all__ = ["Addresses", "Attempt", "NoTool", "Run", "connect_tcp", "failure_words", "get_http", "resolve"]

Run = Callable[[Sequence[str], float], Awaitable[Output]]
"""Runs a command in some container, for at most so many seconds."""

_CUT = 4096
"""Bytes that are kept of each answer."""
_SLACK = 10
"""Seconds that the way into the container may take."""

_CODE_NO_TOOL = 97

_HTTP = f"""
url=$1 seconds=$2 times=$3 mark=$4
if command -v curl >/dev/null 2>&1
then get() {{ curl -sS -m "$seconds" -w '%{{stderr}}HTTP/1 %{{http_code}}\\n' "$url"; }}
elif command -v wget >/dev/null 2>&1
then get() {{ wget -q -S -T "$seconds" -O - "$url"; }}
else exit {_CODE_NO_TOOL}
fi
while [ "$times" -gt 0 ]; do
  get | head -c {_CUT}
  echo "$mark"
  echo "$mark" >&2
  times=$((times - 1))
done
"""

_TCP = f"""
host=$1 port=$2 seconds=$3
if [ -x /agnhost ]
then exec /agnhost connect --timeout="${{seconds}}s" "$host:$port"
elif command -v nc >/dev/null 2>&1
then exec nc -w "$seconds" "$host" "$port" </dev/null
else exit {_CODE_NO_TOOL}
fi
"""

_DNS = f"""
command -v getent >/dev/null 2>&1 || command -v dig >/dev/null 2>&1 || command -v ping >/dev/null 2>&1 ||
  exit {_CODE_NO_TOOL}
{{
  if command -v getent >/dev/null 2>&1; then getent ahostsv4 "$1"
  elif command -v ping >/dev/null 2>&1; then ping -c 1 -w 1 "$1"
  fi
  echo "$2"
  if command -v dig >/dev/null 2>&1; then dig +search +short +time=2 +tries=2 "$1" A "$1" CNAME; fi
}} 2>/dev/null
exit 0
"""

# of curl's own sentences many tell milliseconds, which no two runs share
_CURL = {
    "6": "no such name",
    "7": "connection refused",
    "22": "an answer with a status of 400 or above",
    "52": "no answer: the connection was closed",
}


class NoTool(LabError):
    """The container has none of the programs that this question needs."""


class Attempt(NamedTuple):
    """One try to reach something: an HTTP status (200 for a TCP connection, 0 for none), and what was said."""

    status: int
    text: str

    @property
    def reached(self) -> bool:
        """Whether anything answered, with whatever status."""
        return self.status != 0


class Addresses(NamedTuple):
    """What a name stands for: IPv4 addresses, and the names that it is an alias of."""

    addresses: frozenset[str]
    aliases: tuple[str, ...]


async def get_http(run: Run, url: str, *, times: int = 1, timeout: float = 3, mark: str = "-8<-") -> list[Attempt]:
    """GET a URL so many times, each over a connection of its own; 4 KiB of each answer.

    `mark` is a word that no answer holds.
    """
    arguments = [url, f"{timeout:g}", str(times), mark]
    output = await run(["sh", "-c", _HTTP, "sh", *arguments], times * timeout + _SLACK)
    _need(output, "curl or wget")
    bodies, remarks = output.stdout.split(f"{mark}\n"), output.stderr.split(f"{mark}\n")
    tries = [_attempt(body, remark, timeout) for body, remark in zip(bodies[:-1], remarks[:-1], strict=False)]
    return tries or [Attempt(0, failure_words(output.stderr, timeout))]


async def connect_tcp(run: Run, host: str, port: int, *, timeout: float = 3) -> Attempt:
    """Open a TCP connection and close it again."""
    output = await run(["sh", "-c", _TCP, "sh", host, str(port), f"{timeout:g}"], timeout + _SLACK)
    _need(output, "nc")
    if output.code == 0:
        return Attempt(200, "")
    return Attempt(0, failure_words(output.stderr, timeout))


async def resolve(run: Run, name: str, *, timeout: float = 8, mark: str = "-8<-") -> Addresses:
    """What a name stands for, as a program of the container sees it: /etc/hosts, and DNS with its search list."""
    output = await run(["sh", "-c", _DNS, "sh", name, mark], timeout + _SLACK)
    _need(output, "getent, dig or ping")
    by_system, _, by_dns = output.stdout.partition(mark)
    # `ping` tells the address in its first line, in brackets
    by_system = re.sub(r"^PING \S+ \(([\d.]+)\).*", r"\1", by_system, count=1, flags=re.S)
    aliases = [line.rstrip(".") for line in by_dns.splitlines() if re.fullmatch(r"[^;\s]\S*\.", line)]
    return Addresses(_addresses(by_system) or _addresses(by_dns), tuple(dict.fromkeys(aliases)))


def _addresses(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if re.fullmatch(r"(\d{1,3}\.){3}\d{1,3}", word))


def _attempt(body: str, remark: str, seconds: float) -> Attempt:
    """An answer, from the last status line that curl or wget told."""
    told = re.findall(r"HTTP/[\d.]+ (\d{3})", remark)
    status = int(told[-1]) if told else 0
    return Attempt(status, body) if status else Attempt(0, failure_words(remark, seconds))


def failure_words(remark: str, seconds: float) -> str:
    """Why there was no answer, in words that no second run changes."""
    late = f"no answer within {seconds:g} s"
    lines = [line.strip() for line in remark.splitlines() if line.strip() and not line.startswith("HTTP/1 000")]
    last = next((line for line in reversed(lines) if not line.startswith("command terminated")), "")
    if code := re.match(r"curl: \((\d+)\)", last):
        return late if code[1] == "28" else _CURL.get(code[1], f"no HTTP answer ({last[:100]})")
    last = re.sub(r"^(wget|nc): ", "", last)
    for words, reason in (
        (r"REFUSED|.*[Cc]onnection refused", "connection refused"),
        (r"TIMEOUT|.*timed? ?out", late),
        (r"DNS: |bad address", "no such name"),
    ):
        if re.match(words, last):
            return reason
    return last[:100] or "no connection"


def _need(output: Output, tools: str) -> None:
    shell = output.code in (126, 127) or "executable file not found" in output.stderr
    if output.code == _CODE_NO_TOOL or shell:
        raise NoTool(
            "The check cannot ask from inside this container.",
            expected=f"an image with {'a shell' if shell else tools}",
            do="use one of the lab's images",
        )
