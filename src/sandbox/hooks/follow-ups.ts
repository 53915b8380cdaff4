import { isObject, type Json } from "../json.js";

/** GitHub announces each label, assignee and the milestone of a new issue by itself, after `opened`. */
export function followUpsOf(event: string, payload: Json): { action: string; payload: Json }[] {
  const issue = payload.issue;
  if (event !== "issues" || payload.action !== "opened" || !isObject(issue)) return [];
  const each = (action: string, name: string, values: unknown) =>
    (Array.isArray(values) ? values : []).map((value) => ({
      action,
      payload: { ...payload, action, [name]: value },
    }));
  return [
    ...each("labeled", "label", issue.labels),
    ...each("assigned", "assignee", issue.assignees),
    ...each("milestoned", "milestone", issue.milestone === null ? [] : [issue.milestone]),
  ];
}
