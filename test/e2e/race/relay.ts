import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

interface Held {
  headers: Record<string, string>;
  body: Buffer;
}

/** Stands between GitHub and the Apps: passes deliveries on in turn, or holds comments back to let them go at once. */
export interface Relay {
  url: string;
  hold(): void;
  /** Sends everything that is held, in the order that `shuffle` makes of it, up to `atOnce` at a time. */
  release(shuffle: <T>(list: T[]) => T[], atOnce: number): Promise<void>;
  close(): void;
}

const passed = /^(?:x-github-|x-hub-|content-type|user-agent)/;

function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      passed.test(name) && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

export async function startRelay(targets: readonly string[]): Promise<Relay> {
  let holding = false;
  let turn = 0;
  const held: Held[] = [];
  const send = async ({ headers, body }: Held): Promise<number> => {
    const target = targets[turn++ % targets.length];
    const response = await fetch(`${target}/api/github/webhooks`, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = { headers: headersOf(request.headers), body: Buffer.concat(chunks) };
    if (holding && one.headers["x-github-event"] === "issue_comment") held.push(one);
    else response.statusCode = await send(one).catch(() => 502);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold() {
      holding = true;
    },
    async release(shuffle, atOnce) {
      holding = false;
      const left = shuffle(held.splice(0));
      const sender = async () => {
        for (let one = left.pop(); one; one = left.pop()) {
          const status = await send(one);
          if (status >= 300) throw new Error(`a delivery was answered with ${status}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sender));
    },
    close: () => server.close(),
  };
}
