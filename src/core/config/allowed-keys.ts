import { z } from "zod";
import { configSchema } from "./schema.js";

/** What a schema holds under its default, option or pipe. */
function unwrap(schema: unknown): unknown {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional) inner = inner.unwrap();
    else if (inner instanceof z.ZodPipe) inner = inner.in;
    else return inner;
  }
}

function step(schema: unknown, key: PropertyKey): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return inner.shape[String(key)];
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodArray) return inner.element;
  return undefined;
}

/** The keys that the map at `path` of the config may have; none where any key goes. */
export function allowedKeys(path: readonly PropertyKey[]): string[] {
  const schema = unwrap(path.reduce<unknown>(step, configSchema));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
