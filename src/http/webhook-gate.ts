import type { IncomingMessage, ServerResponse } from "node:http";
import { verify } from "@octokit/webhooks-methods";

/** GitHub caps payloads at 25 MB (docs.github.com, "Webhook events and payloads"). */
const maxBytes = 26_214_400;

/** Answers a request, or gives back false where it is none of its own. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse, status: number, error: string): true {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  return true;
}

/**
 * Stands before Probot's webhook middleware, which answers a forged signature with 400 and reads bodies of any
 * size: an unsigned or wrongly signed delivery is 401 (RFC 9110 §15.5.2), an oversized one 413.
 */
export function webhookGate(secret: string, path: string, next: NodeHandler): NodeHandler {
  return async (request, response) => {
    // Probot's setup page registers the webhook at the root of the host.
    if (request.url === "/" && request.headers["x-github-event"] !== undefined) request.url = path;
    const pathname = (request.url ?? "").split("?")[0]?.replace(/\/+$/, "");
    if (pathname !== path || request.method !== "POST") return next(request, response);
    const signature = request.headers["x-hub-signature-256"];
    if (typeof signature !== "string") return answer(response, 401, "X-Hub-Signature-256 is missing");
    const body = await bodyOf(request);
    if (body === null) return answer(response, 413, "the payload is larger than GitHub's 25 MB");
    const genuine = await verify(secret, body, signature).catch(() => false);
    if (!genuine)
      return answer(response, 401, "the signature does not fit the payload and the webhook secret");
    // GitHub sends objects only; Probot takes any JSON and falls over it.
    if (!body.trimStart().startsWith("{")) return answer(response, 400, "the payload is no JSON object");
    request.body = body;
    return next(request, response);
  };
}
