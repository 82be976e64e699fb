import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { endRequests } from "./end-requests.ts";

test("a request that never ends does not hold up the stop (it once did, for ever)", async () => {
  const server = createServer((request) => request.resume());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const cut = new Promise((resolve) => client.on("close", resolve));
  const begun = new Promise((resolve) => server.once("request", resolve));
  client.on("error", () => {});
  client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nab");
  await begun;
  await endRequests(server, 50);
  await cut;
  expect(server.listening).toBe(false);
});
