import { z } from "zod";

/** Text. A bare number or date is text too, as it is written: `1.10` stays `1.10`. */
const text = () => z.string().meta({ bare: true });
const key = () => text().min(1).max(200);

const file = z.union([
  key().describe("A path from the repository's root; a folder ends in `/`."),
  z.strictObject({
    path: key().describe("A path from the repository's root; a folder ends in `/`."),
    access: z
      .enum(["modify", "create", "own"])
      .optional()
      .describe("How it is touched; `modify` where not said."),
  }),
]);

const deliverable = z.union([
  key(),
  z.strictObject({ text: key(), done: z.boolean().optional().describe("False where not said.") }),
]);

export const yamlItem = z.strictObject({
  key: key().describe("Unique in the plan and stable across edits: it is the item's identity."),
  title: text().min(1).max(1000),
  track: key().optional().describe("Id of the track that it belongs to."),
  phase: key().optional().describe("The phase, round or sprint; becomes the milestone."),
  priority: z.enum(["P0", "P1", "P2", "P3"]).optional(),
  state: z.enum(["open", "done"]).optional().describe("`open` where not said."),
  done: z.boolean().optional().describe("The short form of `state: done`."),
  dependsOn: z
    .union([key(), z.array(key())])
    .optional()
    .describe("Keys or aliases of items, or a phase or a track for all of its items."),
  depends_on: z
    .union([key(), z.array(key())])
    .optional()
    .describe("The same as `dependsOn`."),
  files: z.array(file).optional().describe("What the item will touch."),
  deliverables: z.array(deliverable).optional(),
  exitCriteria: text().optional().describe("How one sees that it is finished."),
  estimate: text().optional().describe("`2h`, `30 min`, `1 day`."),
  owner: text().optional().describe("Who is meant to do it; a remark for people."),
  aliases: z.array(key()).optional().describe("Other names that the plan and people use for it."),
});

export const yamlTrack = z.strictObject({
  title: text().optional(),
  owns: z.array(key()).optional().describe("Paths that belong to the track."),
});

export const yamlSession = z.strictObject({ role: text().optional() });

export const yamlShared = z.strictObject({
  path: key(),
  owners: z
    .array(key())
    .min(2)
    .optional()
    .describe("At least two tracks or sessions; all of them where not said."),
  note: text().optional(),
});

const withId = { id: key() };

export const yamlPlan = z.strictObject({
  $schema: text().optional(),
  title: text().optional(),
  tracks: z
    .union([z.record(key(), yamlTrack), z.array(yamlTrack.extend(withId))])
    .optional()
    .describe("The lanes of work, by id, or as a list with `id`."),
  sessions: z
    .union([z.record(key(), yamlSession), z.array(yamlSession.extend(withId))])
    .optional()
    .describe("The workers, by id, or as a list with `id`."),
  phases: z
    .array(key())
    .optional()
    .describe("The phases in their order. An item may name only these where the list is there."),
  shared: z.array(yamlShared).optional().describe("Paths that several tracks or sessions share."),
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
