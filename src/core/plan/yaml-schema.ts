import { z } from "zod";

/** Text. A bare number or date is text too, as it is written: `1.10` stays `1.10`. */
const text = () => z.string().meta({ bare: true });
const name = () => text().min(1);
const key = () => name().max(200);

const file = z.union([
  name().describe("A path from the repository's root; a folder ends in `/`."),
  z.strictObject({
    path: name().describe("A path from the repository's root; a folder ends in `/`."),
    access: z
      .enum(["modify", "create", "own"])
      .optional()
      .describe("How it is touched; `modify` where not said."),
  }),
]);

const deliverable = z.union([
  name(),
  z.strictObject({ text: name(), done: z.boolean().optional().describe("False where not said.") }),
]);

export const yamlItem = z.strictObject({
  key: key().describe("Unique in the plan and stable across edits: it is the item's identity."),
  title: name(),
  track: name().optional().describe("Id of the track that it belongs to."),
  phase: name().optional().describe("The phase, round or sprint; becomes the milestone."),
  priority: z.enum(["P0", "P1", "P2", "P3"]).optional(),
  state: z.enum(["open", "done"]).optional().describe("`open` where not said."),
  done: z.boolean().optional().describe("The short form of `state: done`."),
  dependsOn: z
    .union([name(), z.array(name())])
    .optional()
    .describe("Keys or aliases of items, or a phase or a track for all of its items."),
  depends_on: z
    .union([name(), z.array(name())])
    .optional()
    .describe("The same as `dependsOn`."),
  files: z.array(file).optional().describe("What the item will touch."),
  deliverables: z.array(deliverable).optional(),
  exitCriteria: text().optional().describe("How one sees that it is finished."),
  estimate: text().optional().describe("`2h`, `30 min`, `1 day`."),
  owner: text().optional().describe("Who is meant to do it; a remark for people."),
  aliases: z.array(name()).optional().describe("Other names that the plan and people use for it."),
});

export const yamlTrack = z.strictObject({
  title: text().optional(),
  owns: z.array(name()).optional().describe("Paths that belong to the track."),
});

export const yamlSession = z.strictObject({ role: text().optional() });

export const yamlShared = z.strictObject({
  path: name(),
  owners: z
    .array(name())
    .min(2)
    .optional()
    .describe("At least two tracks or sessions; all of them where not said."),
  note: text().optional(),
});

export const yamlOwnership = z.strictObject({
  path: name(),
  owners: z.array(name()).describe("Tracks or sessions; two or more share the path."),
  note: text().optional(),
});

const withId = { id: name() };

export const yamlPlan = z.strictObject({
  $schema: text().optional(),
  title: text().optional(),
  tracks: z
    .union([z.record(name(), yamlTrack), z.array(yamlTrack.extend(withId))])
    .optional()
    .describe("The lanes of work, by id, or as a list with `id`."),
  sessions: z
    .union([z.record(name(), yamlSession), z.array(yamlSession.extend(withId))])
    .optional()
    .describe("The workers, by id, or as a list with `id`."),
  phases: z
    .array(name())
    .optional()
    .describe("The phases in their order. An item may name only these where the list is there."),
  shared: z.array(yamlShared).optional().describe("Paths that several tracks or sessions share."),
  ownership: z
    .array(yamlOwnership)
    .optional()
    .describe("Who owns which paths, in the order in which the last one that matches holds."),
  items: z.array(yamlItem),
});

export type YamlPlan = z.infer<typeof yamlPlan>;
export type YamlItem = z.infer<typeof yamlItem>;

/** The keys that are allowed at a place of the document; a number or a name of the user's own is `*` in it. */
export function allowedKeys(place: string): string[] {
  const shapes: Record<string, object> = {
    "": yamlPlan.shape,
    "items.*": yamlItem.shape,
    "items.*.files.*": { path: 0, access: 0 },
    "items.*.deliverables.*": { text: 0, done: 0 },
    "tracks.*": { ...withId, ...yamlTrack.shape },
    "sessions.*": { ...withId, ...yamlSession.shape },
    "shared.*": yamlShared.shape,
    "ownership.*": yamlOwnership.shape,
  };
  return Object.keys(shapes[place] ?? {});
}

/** The JSON Schema of the YAML form, as `docs/plan.schema.json` publishes it. */
export function planSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(yamlPlan, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.bare !== true) return;
      delete jsonSchema.bare;
      // Editors see what YAML makes of a bare `1.10`: a number. We read it as the text it is.
      jsonSchema.type = ["string", "number"] as never;
    },
  });
  return { $schema, title: "Signalbox plan", ...schema };
}
