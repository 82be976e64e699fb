import type { ServerType } from "@hono/node-server";

/**
 * Takes no more requests, lets those that run end, and cuts those that have not ended in time.
 * @param ms how long a request may still go on
 */
export function endRequests(server: ServerType, ms: number): Promise<void> {
  const cut = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), ms);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
