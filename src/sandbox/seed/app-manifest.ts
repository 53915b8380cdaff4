import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { AppIdentity } from "../world.js";

const manifestSchema = z.object({
  name: z.string().optional(),
  default_permissions: z.record(z.string(), z.enum(["read", "write", "admin"])),
  default_events: z.array(z.string()),
});

/** The App with exactly the permissions and events of the `app.yml` that registers it at GitHub. */
export function appIdentity(id: number, slug: string): AppIdentity {
  const path = manifestPath();
  const manifest = manifestSchema.parse(parse(readFileSync(path, "utf8")));
  return {
    id,
    slug,
    name: manifest.name ?? slug,
    permissions: manifest.default_permissions,
    events: manifest.default_events,
  };
}

/** `app.yml` stands at the root of the package, above both `src` and `dist`. */
function manifestPath(): string {
  for (let folder = new URL(".", import.meta.url); folder.pathname !== "/"; folder = new URL("..", folder)) {
    const path = new URL("app.yml", folder);
    if (existsSync(path)) return path.pathname;
  }
  throw new Error(
    "There is no app.yml above the sandbox: the App's permissions and events are read from it.",
  );
}
