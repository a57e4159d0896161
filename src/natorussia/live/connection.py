"""One open connection of a class: what it is told goes out in order, and holds up no other."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.websockets import WebSocketDisconnect

if TYPE_CHECKING:
    from natorussia.live.limits import Bucket

Message = dict[str, Any]
_STALLED = 64


class Connection:
    """One open connection; what is told it goes out in order, and never holds up others."""

    __slots__ = ("address", "bucket", "client", "close", "role", "send", "task", "waiting")

    def __init__(
        self,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        address: str = "",
    ) -> None:
        self.send, self.close, self.address = send, close, address
        self.role = self.client = ""
        self.waiting: deque[str] = deque()
        self.task: asyncio.Task[None] | None = None
        self.bucket: Bucket | None = None

    def tell(self, message: Message) -> None:
        """Send a message as soon as those before it are sent."""
        self.push(json.dumps(message, ensure_ascii=False))

    def push(self, text: str) -> None:
        """Send a text; whoever takes none for long is let go, and may come again."""
        self.waiting.append(text)
        if self.task is None:
            self.task = asyncio.get_running_loop().create_task(self._flush())

    async def drain(self, patience: float = 1.0) -> None:
        """Wait until all is sent, for a while."""
        if self.task:
            await asyncio.wait({self.task}, timeout=patience)

    async def _flush(self) -> None:
        try:
            while self.waiting:
                if len(self.waiting) > _STALLED:
                    self.waiting.clear()
                    await self.close()
                    return
                await self.send(self.waiting.popleft())
        except (OSError, RuntimeError, WebSocketDisconnect):
            self.waiting.clear()  # Gone; the reader of this connection sees it too.
        finally:
            self.task = None
