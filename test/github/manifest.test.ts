import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { handledEvents } from "../../src/github/concerns.js";

const root = new URL("../../", import.meta.url);
const manifest = parse(readFileSync(new URL("app.yml", root), "utf8")) as {
  default_events: string[];
  default_permissions: Record<string, string>;
};
const page = readFileSync(new URL("docs/permissions.md", root), "utf8");

/** GitHub sends these to every App that may have them, named or not. */
const unasked = ["installation", "installation_repositories", "check_suite"];

describe("app.yml", () => {
  it("subscribes to the events that are handled, and to no other", () => {
    const wanted = handledEvents().filter((event) => !unasked.includes(event));
    expect([...manifest.default_events].sort()).toEqual(wanted.sort());
  });

  it("is explained line by line in docs/permissions.md", () => {
    for (const event of manifest.default_events) expect(page).toContain(`| \`${event}\` |`);
    const rows = page.match(/^\| .* \| (?:read|write) \|/gm) ?? [];
    const said = rows.map((row) => row.split("|").map((cell) => cell.trim().toLowerCase()));
    const asked = Object.entries(manifest.default_permissions).map(([name, access]) => [
      name.replace("organization_", "organization: ").replaceAll("_", " "),
      access,
    ]);
    expect(said.map(([, name, access]) => [name, access]).sort()).toEqual(asked.sort());
  });
});
