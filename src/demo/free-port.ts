import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below those that systems give to outgoing connections, one of which could take it before it is listened on. */
const [lowest, highest] = [20_000, 32_000];
const attempts = 50;

/** A port of this machine that nothing listens on right now, and that no outgoing connection gets. */
export async function freePort(): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = randomInt(lowest, highest);
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      const server = createServer();
      server.once("error", resolve);
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(null)));
    });
    if (error === null) return port;
    if (error.code !== "EADDRINUSE" || attempt === attempts) throw error;
  }
}
