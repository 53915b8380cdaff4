import { createHash } from "node:crypto";

/** A token is 256 random bits, so that a plain digest of it can't be turned back. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
