import { z } from "zod";
import type { NewDelivery } from "../app/ports/deliveries.js";
import { actionOf, repositoryIdOf } from "./delivery-head.js";
import type { Client } from "./octokit.js";
import { isGone } from "./refusal.js";

const answer = z.object({ request: z.object({ payload: z.record(z.string(), z.unknown()) }) });

/**
 * The payload of a delivery, as the App itself sees it: 1 request (docs.github.com: "Get a delivery for an app webhook").
 * Null: GitHub has it no more.
 */
export async function deliveryOf(
  client: Client,
  id: string,
): Promise<Pick<NewDelivery, "action" | "repositoryId" | "payload"> | null> {
  try {
    const { data } = await client.request("GET /app/hook/deliveries/{delivery_id}", {
      // Octokit's types want a number, which would lose digits; the path takes the text.
      delivery_id: id as never,
    });
    const parsed = answer.safeParse(data);
    if (!parsed.success) return null;
    const payload = asSent(parsed.data.request.payload);
    return { action: actionOf(payload), repositoryId: repositoryIdOf(payload), payload };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Octokit reads large numbers as `bigint`; a payload that is sent to us has numbers only. */
function asSent(payload: unknown): unknown {
  return JSON.parse(
    JSON.stringify(payload, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
  );
}
