import { createRequire } from "node:module";

interface Examples {
  name: string;
  examples: Record<string, unknown>[];
}

const all = createRequire(import.meta.url)(
  "@octokit/webhooks-examples/api.github.com/index.json",
) as Examples[];

/** GitHub's own example of a delivery. */
export function exampleOf(event: string, action?: string): Record<string, unknown> {
  const found = all
    .find((one) => one.name === event)
    ?.examples.find((one) => action === undefined || one.action === action);
  if (!found) throw new Error(`There is no example of ${event} ${action ?? ""}`);
  return found;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths that the example has, with a value other than null, and the payload lacks or has in another type. */
export function lacks(payload: unknown, example: unknown, path = ""): string[] {
  if (example === null || example === undefined) return [];
  if (payload === undefined || payload === null) return [path];
  if (isObject(example)) {
    if (!isObject(payload)) return [path];
    return Object.entries(example).flatMap(([key, value]) =>
      lacks(payload[key], value, path === "" ? key : `${path}.${key}`),
    );
  }
  return typeof payload === typeof example && Array.isArray(payload) === Array.isArray(example) ? [] : [path];
}
