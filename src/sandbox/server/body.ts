import { isObject } from "../json.js";
import type { Json } from "../world.js";
import { Refusal } from "./errors.js";
import type { RouteContext } from "./types.js";

/** The JSON object of a request; an empty body counts as `{}`. The emulator's route can read it again. */
export async function bodyOf(c: RouteContext): Promise<Json> {
  const text = await c.req.text();
  if (text.trim() === "") return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  return isObject(body) ? body : {};
}
