import { z } from "zod";
import { actionPayload } from "./payloads.js";

const anyRepository = z.object({ repository: z.object({ id: z.number().int().positive() }) });

/** The payload's `action`, or null where the event has none. */
export function actionOf(payload: unknown): string | null {
  const parsed = actionPayload.safeParse(payload);
  return parsed.success ? parsed.data.action : null;
}

/** Database id of the repository that the delivery is queued under; 0 where the payload names none. */
export function repositoryIdOf(payload: unknown): number {
  const parsed = anyRepository.safeParse(payload);
  return parsed.success ? parsed.data.repository.id : 0;
}
