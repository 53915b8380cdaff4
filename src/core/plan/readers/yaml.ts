import { emptyDraft } from "../draft.js";
import { isEntry } from "../structured/entries.js";
import { taskListsIn } from "../structured/task-lists.js";
import { draftOf } from "../yaml/draft-of.js";
import { problemsOf } from "../yaml/issues.js";
import { yamlPlan } from "../yaml-schema.js";
import type { Reader } from "./reader.js";
import type { Source } from "./source.js";

/** Signalbox's own form: `items:` in YAML, or the same in JSON. Its schema is docs/plan.schema.json. */
export const yamlReader: Reader = {
  name: "yaml",
  detect: (source) => source.structured && isOurs(source),
  read: (source) => {
    const { values, problems } = source.parsed();
    if (!values) return { ...emptyDraft(), problems };
    const result = yamlPlan.safeParse(values.value);
    if (!result.success)
      return { ...emptyDraft(), problems: problemsOf(result.error.issues, values, source.path) };
    return draftOf(result.data, values, source.path);
  },
};

/** Has `items` with keys, or is nothing else that we know: then the schema's own words say what is missing. */
function isOurs(source: Source): boolean {
  const value = source.parsed().values?.value;
  const items = isEntry(value) && Array.isArray(value.items) ? value.items : [];
  return items.some((item) => isEntry(item) && "key" in item) || taskListsIn(value).length === 0;
}
