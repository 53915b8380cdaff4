import { z } from "zod";
import { parseDuration } from "../commands/duration.js";
import { span } from "../text/time.js";

/** A duration as people write it, read into milliseconds; `least` and `most` in milliseconds. */
export function duration(least: number, most: number) {
  const allowed = `a duration such as 30m, 4h or 1d, from ${span(least)} to ${span(most)}`;
  return z
    .string({ error: allowed })
    .refine(
      (text) => {
        const value = parseDuration(text);
        return value !== null && value >= least && value <= most;
      },
      { error: allowed },
    )
    .transform((text) => parseDuration(text) ?? least);
}
