import assert from "node:assert/strict";
import { addressBeside, pause } from "./link.ts";

Deno.test("pauses grow, differ by chance, and end at eight seconds", () => {
  const most = [0, 1, 2, 3, 4, 5, 9].map((tries) => pause(tries, 1));
  assert.deepEqual(most, [400, 800, 1600, 3200, 6400, 8000, 8000]);
  assert.equal(pause(1, 0), 400);
  assert.ok(pause(3) >= 1600 && pause(3) <= 3200);
});

Deno.test("the socket is beside the page, also behind a proxy and by TLS", () => {
  assert.equal(addressBeside("http://10.0.0.5:8642/#CODE"), "ws://10.0.0.5:8642/ws");
  assert.equal(
    addressBeside("https://hub.example/user/ada/proxy/8642/present?x#token"),
    "wss://hub.example/user/ada/proxy/8642/ws",
  );
});
