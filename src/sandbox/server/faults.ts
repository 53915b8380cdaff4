import { z } from "zod";

/** A failure to give to the next requests that match; every condition left out matches anything. */
export const faultSchema = z.strictObject({
  method: z.string().max(10).optional(),
  /** How the path begins, without `/api/v3`. */
  path: z.string().max(1_000).optional(),
  /** A root field of a GraphQL request, such as `addProjectV2ItemById`. */
  operation: z.string().max(100).optional(),
  /** How many requests to fail. */
  times: z.int().min(1).max(100_000).default(1),
  /** Matching requests to let through first. */
  skip: z.int().min(0).max(100_000).default(0),
  answer: z.union([z.int().min(400).max(599), z.literal("drop")]),
  /** Seconds, sent as `retry-after`. */
  retryAfter: z.int().min(0).optional(),
  message: z.string().max(1_000).optional(),
  /** Fail only after the request has been carried out: the caller can't know that it was. */
  after: z.boolean().default(false),
});

export type Fault = z.infer<typeof faultSchema>;

export interface FaultTarget {
  method: string;
  path: string;
  fields: string[];
}

export class Faults {
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  /** The fault for this request, if one is due. */
  take(target: FaultTarget): Fault | null {
    for (const fault of this.#faults) {
      if (!matches(fault, target)) continue;
      if (fault.skip > 0) {
        fault.skip--;
        continue;
      }
      fault.times--;
      this.#faults = this.#faults.filter((one) => one.times > 0);
      return fault;
    }
    return null;
  }
}

function matches(fault: Fault, { method, path, fields }: FaultTarget): boolean {
  return (
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.path === undefined || path.startsWith(fault.path)) &&
    (fault.operation === undefined || fields.includes(fault.operation))
  );
}
