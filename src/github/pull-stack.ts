import { z } from "zod";
import type { PullStack } from "../core/verdict/trunk.js";
import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

const counted = z.number().int().positive();

/** `stack` of a pull request (docs.github.com: "Stacked pull requests APIs and webhooks", a preview). */
export const stackObject = z.object({
  base: z.object({ ref: z.string().min(1) }),
  position: counted,
  size: counted,
});

/** Null for none, and for a shape that we don't know. */
export function stackOf(value: unknown): PullStack | null {
  const { success, data } = stackObject.safeParse(value);
  return success ? { base: data.base.ref, position: data.position, size: data.size } : null;
}

/** The stack that a pull request is in: 1 request. REST has it wherever there are stacks, GraphQL on github.com alone. */
export async function pullStack(seat: Seat, number: number): Promise<PullStack | null> {
  try {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...place(seat),
      pull_number: number,
    });
    return stackOf((data as { stack?: unknown }).stack);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
