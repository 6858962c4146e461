"""The grader's own connection to the lab cluster: get, list, watch, create, delete, logs, proxy."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from lab_helpers.clusters import Cluster
from lab_helpers.errors import ClusterUnreachable, ForeignCluster, Refused
from lab_helpers.state.kinds import Kind, kind_of, object_path, parse_ref
from lab_helpers.state.kubeconfig import read_access

__all__ = ["Api", "Object", "connect"]

Object = dict[str, Any]
"""An object as the API server stores it."""

_BODY_LIMIT = 256 * 1024
_PAGE = 500


class Api:
    """An authenticated connection to one cluster. Make it with `connect`."""

    def __init__(self, cluster: Cluster) -> None:
        access = read_access(cluster.admin_kubeconfig)
        self.cluster = cluster
        self.server = access.server
        self._ahead = timedelta(0)
        self._http = httpx.AsyncClient(
            base_url=access.server,
            verify=access.tls,
            timeout=httpx.Timeout(10, pool=30),
            limits=httpx.Limits(max_connections=64),
            trust_env=False,  # a proxy of the machine must not come between
        )

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.aclose()

    def now(self) -> datetime:
        """The API server's time: a virtual machine's clock may be far from this machine's."""
        return datetime.now(UTC) + self._ahead

    async def confirm_identity(self) -> None:
        """Raise `ForeignCluster` unless this is the very cluster that the kit made."""
        uid = (await self.get("Namespace/kube-system"))["metadata"]["uid"]
        if uid != self.cluster.uid:
            raise ForeignCluster(
                f"The API server at {self.server} is not the lab cluster {self.cluster.name!r}.",
                expected=f"cluster {self.cluster.uid}; this one is {uid}",
                do="labs up",
            )

    async def get(self, ref: str, namespace: str | None = None) -> Object:
        """One object, `Kind/name`; `Refused` with status 404 where there is none."""
        kind, name = parse_ref(ref)
        return await self.request("GET", object_path(kind_of(kind), namespace, name))

    async def find(self, ref: str, namespace: str | None = None) -> Object | None:
        """One object, `Kind/name`, or None where there is none."""
        try:
            return await self.get(ref, namespace)
        except Refused as refusal:
            if refusal.status != 404:
                raise
        return None

    async def list(self, kind: Kind, namespace: str | None = None, *, fields: str = "", labels: str = "") -> Object:
        """The whole list object (`items`, `metadata.resourceVersion`); without a namespace, of all."""
        query = {"fieldSelector": fields, "labelSelector": labels}
        return await self._page(kind, namespace, {key: value for key, value in query.items() if value})

    async def pages(self, kind: Kind, namespace: str | None = None, *, labels: str = "") -> AsyncIterator[Object]:
        """Every item of a list, fetched 500 at a time, so that neither side holds thousands at once."""
        query = {"limit": str(_PAGE), **({"labelSelector": labels} if labels else {})}
        while True:
            found = await self._page(kind, namespace, query)
            for item in found["items"]:
                yield item
            if not (token := found["metadata"].get("continue")):
                return
            query["continue"] = token

    async def create(self, obj: Object, namespace: str | None = None) -> Object:
        """Create an object; `Refused` with the API server's own words where it refuses."""
        return await self.request("POST", object_path(kind_of(obj["kind"]), namespace), body=obj)

    async def ensure(self, obj: Object, namespace: str | None = None) -> None:
        """Create an object; one of its kind and name that is there already, as another kernel may make it, stays."""
        try:
            await self.create(obj, namespace)
        except Refused as refusal:
            if refusal.status != 409:
                raise

    async def patch(self, ref: str, change: Object, namespace: str | None = None) -> Object:
        """Merge a change (RFC 7386) into an object."""
        kind, name = parse_ref(ref)
        return await self.request(
            "PATCH",
            object_path(kind_of(kind), namespace, name),
            body=change,
            content_type="application/merge-patch+json",
        )

    async def delete(self, ref: str, namespace: str | None = None, *, grace: int | None = None) -> None:
        """Ask for an object's deletion (`grace` in seconds) without waiting; one that is gone is fine."""
        kind, name = parse_ref(ref)
        query = {} if grace is None else {"gracePeriodSeconds": str(grace)}
        try:
            await self.request("DELETE", object_path(kind_of(kind), namespace, name), query=query)
        except Refused as refusal:
            if refusal.status != 404:
                raise

    async def logs(
        self, pod: str, namespace: str, *, container: str = "", previous: bool = False, tail: int = 1000
    ) -> str:
        """The last lines of a container's log, 256 KiB at most."""
        query = {"tailLines": str(tail), "limitBytes": str(_BODY_LIMIT), "previous": str(previous).lower()}
        if container:
            query["container"] = container
        path = object_path(kind_of("Pod"), namespace, pod) + "/log"
        return (await self._send("GET", path, query=query)).text

    async def proxy_get(self, target: str, namespace: str, path: str, *, timeout: float = 5) -> httpx.Response:
        """HTTP through the API server to `pods/web:8080` or `services/web:80`; the answer whatever its status.

        A target that does not answer within `timeout` seconds gives 504, as the API server itself says it. Of an
        answer that does not end, 256 KiB.
        """
        url = f"/api/v1/namespaces/{namespace}/{target}/proxy/{path.lstrip('/')}"
        try:
            return await asyncio.wait_for(self._beginning(url), timeout)
        except (ClusterUnreachable, TimeoutError):
            await self.confirm_identity()  # the API server itself is well; what is behind it is not
            return httpx.Response(504, text=f"no answer within {timeout:g} s")

    async def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Object | None = None,
        content_type: str = "application/json",
    ) -> Object:
        """One call with a JSON answer; `Refused` for 4xx and 5xx, `ClusterUnreachable` for none."""
        response = await self._send(method, path, query=query, body=body, content_type=content_type)
        result: Object = response.json()
        return result

    @contextlib.asynccontextmanager
    async def watch(
        self, kind: Kind, namespace: str | None, version: str = "", *, fields: str = ""
    ) -> AsyncIterator[AsyncIterator[Object]]:
        """Events after `version`, until the server ends the watch (about five minutes); without it what there is first.

        Entered when the watch stands; `Refused` with status 410 where `version` is too old to go on from.
        """
        query = {"watch": "1", "resourceVersion": version, "allowWatchBookmarks": "true", "fieldSelector": fields}
        query = {key: value for key, value in query.items() if value}
        timeout = httpx.Timeout(10, read=None)
        try:
            async with self._http.stream(
                "GET", object_path(kind, namespace), params=query, timeout=timeout
            ) as response:
                if response.is_error:
                    await response.aread()
                    raise _refusal(response)
                yield _events(response)
        except httpx.TransportError as error:
            raise self._unreachable(error) from None

    async def _page(self, kind: Kind, namespace: str | None, query: Mapping[str, str]) -> Object:
        found = await self.request("GET", object_path(kind, namespace), query=query)
        identity = {"kind": kind.name, "apiVersion": kind.api.partition("/")[2]}  # which the items of a list lack
        return {**found, "items": [{**identity, **item} for item in found["items"]]}

    async def _send(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Object | None = None,
        content_type: str = "application/json",
    ) -> httpx.Response:
        content = None if body is None else json.dumps(body)
        headers = {"Accept": "application/json, */*"}
        if content is not None:
            headers["Content-Type"] = content_type
        try:
            response = await self._http.request(method, path, params=query, content=content, headers=headers)
        except httpx.TransportError as error:
            raise self._unreachable(error) from None
        if date := response.headers.get("date"):
            self._ahead = parsedate_to_datetime(date) - datetime.now(UTC)
        if response.is_error:
            raise _refusal(response)
        return response

    async def _beginning(self, url: str) -> httpx.Response:
        """The beginning of an answer, whatever its status and however long it goes on."""
        body = b""
        try:
            async with self._http.stream("GET", url) as response:
                async for part in response.aiter_bytes():
                    body += part
                    if len(body) >= _BODY_LIMIT:
                        break
        except httpx.TransportError as error:
            raise self._unreachable(error) from None
        kind = {"Content-Type": response.headers.get("Content-Type", "text/plain")}
        return httpx.Response(response.status_code, headers=kind, content=body[:_BODY_LIMIT])

    def _unreachable(self, error: httpx.TransportError) -> ClusterUnreachable | ForeignCluster:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return ForeignCluster(
                    f"Something answers at {self.server}, but not with the lab cluster's certificate.",
                    expected=f"the lab cluster {self.cluster.name!r} made by `labs up`",
                    do="labs up",
                )
            cause = cause.__cause__ or cause.__context__
        return ClusterUnreachable(
            f"The API server of the lab cluster ({self.server}) does not answer: {error or type(error).__name__}.",
            expected=f"the cluster {self.cluster.name!r} up and running",
            do="labs up",
        )


async def _events(response: httpx.Response) -> AsyncIterator[Object]:
    async for line in response.aiter_lines():
        if not line:
            continue
        event = json.loads(line)
        if event["type"] == "ERROR":
            status = event["object"]
            raise Refused(status.get("code", 500), status.get("reason", ""), status.get("message", ""))
        yield event


def _refusal(response: httpx.Response) -> Refused:
    try:
        status = response.json()
    except ValueError:
        status = {}
    return Refused(
        response.status_code,
        str(status.get("reason", "")),
        str(status.get("message", "")) or response.text[:500],
    )


async def connect(cluster: Cluster) -> Api:
    """A connection whose cluster is proven to be the lab's own."""
    api = Api(cluster)
    try:
        await api.confirm_identity()
    except BaseException:
        await api.close()
        raise
    return api
