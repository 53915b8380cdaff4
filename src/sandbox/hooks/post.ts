import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";

/**
 * Posts a body on a connection of its own and gives the status of the answer; redirects aren't followed. Rejects with a
 * `TimeoutError` where it takes longer than `timeoutMs`. (`fetch` copies each body in case it is redirected, which costs
 * more than all the rest.)
 */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<number> {
  const target = new URL(url);
  const signal = AbortSignal.timeout(timeoutMs);
  const request = (target.protocol === "https:" ? https : http).request(target, {
    method: "POST",
    headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
    agent: false,
    signal,
  });
  try {
    request.end(body);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    response.resume();
    await once(response, "end");
    return response.statusCode ?? 0;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
