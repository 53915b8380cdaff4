import type { LineNote } from "../draft.js";
import type { YamlPlan } from "../yaml-schema.js";

/** What the lines of the YAML form outside of items, sessions and ownership are. */
export function planNotes(plan: YamlPlan, lineAt: (path: string) => number): LineNote[] {
  const title: LineNote[] =
    plan.title === undefined ? [] : [{ line: lineAt("title"), kind: "title", what: plan.title }];
  const tracks = Array.isArray(plan.tracks)
    ? plan.tracks.map(({ id }, index) => ({ id, at: String(index) }))
    : Object.keys(plan.tracks ?? {}).map((id) => ({ id, at: id }));
  return [
    ...title,
    ...tracks.map(({ id, at }): LineNote => ({ line: lineAt(`tracks.${at}`), kind: "track", what: id })),
    ...(plan.phases ?? []).map(
      (name, index): LineNote => ({ line: lineAt(`phases.${index}`), kind: "phase", what: name }),
    ),
  ];
}
