import { dump } from "js-yaml";
import type { Item, Plan } from "../model.js";
import type { YamlItem, YamlPlan } from "../yaml-schema.js";

/**
 * A plan in the YAML form (docs/plan-format.md). Read back it is the same plan, but for the places of its parts and the
 * problems of how it was written before.
 */
export function yamlOf(plan: Plan): string {
  return dump(formOf(plan), { lineWidth: -1, noRefs: true });
}

function formOf({ title, tracks, sessions, ownership, items }: Plan): YamlPlan {
  return {
    ...(title === null ? {} : { title }),
    ...(tracks.length === 0
      ? {}
      : { tracks: tracks.map(({ id, title: name }) => (name === id ? { id } : { id, title: name })) }),
    ...(sessions.length === 0
      ? {}
      : { sessions: sessions.map(({ id, role }) => (role === null ? { id } : { id, role })) }),
    ...(ownership.length === 0
      ? {}
      : {
          ownership: ownership.map(({ pattern, owners, note }) => ({
            path: pattern,
            owners,
            ...(note === null ? {} : { note }),
          })),
        }),
    items: items.map(itemOf),
  };
}

/** What the form takes for granted is left out. */
function itemOf(item: Item): YamlItem {
  const { key, title, aliases, dependsOn, files, deliverables } = item;
  return {
    key,
    title,
    ...stated(item, "track"),
    ...stated(item, "phase"),
    ...(item.priority === null ? {} : { priority: item.priority }),
    ...(item.state === "done" ? { state: "done" as const } : {}),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
    ...(files.length === 0
      ? {}
      : { files: files.map(({ path, access }) => (access === "modify" ? path : { path, access })) }),
    ...(deliverables.length === 0
      ? {}
      : { deliverables: deliverables.map(({ text, done }) => (done ? { text, done } : text)) }),
    ...stated(item, "exitCriteria"),
    ...stated(item, "estimate"),
    ...stated(item, "owner"),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function stated<Name extends "track" | "phase" | "exitCriteria" | "estimate" | "owner">(
  item: Item,
  name: Name,
): Partial<Record<Name, string>> {
  const value = item[name];
  return value === null ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}
