import { randomUUID } from "node:crypto";
import { sign } from "@octokit/webhooks-methods";
import type { World } from "./world.js";

export interface Posted {
  id?: string;
  event?: string;
  signature?: string | null;
  method?: string;
}

/** Posts a body to the App's webhook, signed unless told otherwise; gives the status of the answer. */
export async function post(
  world: Pick<World, "app" | "sandbox">,
  body: string,
  more: Posted = {},
): Promise<number> {
  const { id = randomUUID(), event = "issues", method = "POST" } = more;
  const signature =
    more.signature === undefined ? await sign(world.sandbox.app.webhookSecret, body) : more.signature;
  const response = await fetch(`${world.app.url}/api/github/webhooks`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": id,
      ...(signature === null ? {} : { "x-hub-signature-256": signature }),
    },
    ...(method === "GET" ? {} : { body }),
  });
  await response.text();
  return response.status;
}
