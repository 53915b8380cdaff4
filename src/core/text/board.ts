import type { Change } from "../board/change.js";
import type { LabelStatus, LostIssue } from "../board/model.js";
import { readTrackKey } from "../board/track-key.js";
import { count } from "./count.js";
import { plain } from "./escape.js";

/** At most 100 characters each: GitHub's limit for the description of a label. */
const descriptions: Record<LabelStatus | "track" | "priority", string> = {
  ready: "Nothing stands before it and nobody holds it",
  blocked: "Waits for an item that is not done",
  claimed: "A session works on it",
  done: "Done",
  dropped: "Closed as not planned; whatever waits for it still waits",
  removed: "The plan does not name it any more",
  track: "The lane of work it belongs to",
  priority: "As the plan ranks it",
};

export function labelDescription(of: LabelStatus | "track" | "priority"): string {
  return descriptions[of];
}

/** A change as the dry run prints it and as a problem names it. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case "create-label":
      return `create label "${change.label.name}"`;
    case "create-milestone":
      return `create milestone "${change.title}"`;
    case "create-project":
      return `create project "${change.title}"`;
    case "create-field":
      return `add field ${change.name} to the project`;
    case "add-options":
      return `add options to the project's field ${change.field}: ${change.options.join(", ")}`;
    case "create-issue":
      return `create issue "${change.title}"${ofItem(change.itemKey, "for")}`;
    case "update-issue": {
      const parts = (["title", "body", "labels", "milestone", "state"] as const).filter(
        (part) => part in change,
      );
      return `update issue #${change.number}${ofItem(change.itemKey, "of")}: ${parts.join(", ")}`;
    }
    case "add-dependency":
      return `mark ${change.itemKey} as blocked by ${change.blockedBy}`;
    case "remove-dependency":
      return `mark ${change.itemKey} as no longer blocked by ${change.blockedBy}`;
    case "add-sub-issues":
      return `put under their tracks' issues: ${change.links.map(({ itemKey }) => itemKey).join(", ")}`;
    case "add-project-items":
      return `add to the project: ${change.itemKeys.join(", ")}`;
    case "set-project-values":
      return `set project values of ${change.items.map((item) => item.itemKey).join(", ")}`;
  }
}

/** A track's issue is known by its title. */
const ofItem = (key: string, word: "for" | "of"): string => (readTrackKey(key) ? "" : ` ${word} ${key}`);

export function refusedText(change: Change, reason: string): string {
  return `Could not ${changeText(change)}: ${reason}`;
}

export function planErrorText(problem: { file: string; line: number; message: string }): string {
  return `${problem.file}:${problem.line}: ${problem.message}`;
}

export const emptyPlanText =
  "The plan has no items: the board is left as it is. To empty the board, close its issues on GitHub.";

export function movedText({ itemKey, reason, url }: LostIssue): string {
  const what =
    reason === "converted"
      ? `was converted to a discussion${url ? ` (${url})` : ""}. It is not made again; delete the issue`
      : `was transferred${url ? ` to ${url}` : ""}. It is not made again; delete it there`;
  return `The issue of ${itemKey} ${what}, or take the item out of the plan.`;
}

export function labelsLeftOutText(number: number, itemKey: string, left: number): string {
  return `#${number} (${itemKey}): GitHub allows 100 labels on an issue, so ${count(left, "label", "labels")} of ours found no room. Take some of the others off.`;
}

export function titleDriftText(number: number, itemKey: string, title: string): string {
  return `#${number} (${itemKey}): its title was changed on GitHub and stays; the plan says "${plain(title)}".`;
}

export function reopenedText(number: number, itemKey: string): string {
  return `#${number} (${itemKey}): it was reopened on GitHub and stays open; the plan says done.`;
}

export function removedReopenedText(number: number, itemKey: string): string {
  return `#${number} (${itemKey}): it was reopened on GitHub and stays open; the plan does not name it any more.`;
}

export function ticksText(number: number, itemKey: string, ticks: number): string {
  const ticked = count(ticks, "deliverable is", "deliverables are");
  return `#${number} (${itemKey}): ${ticked} ticked on GitHub and not in the plan; ticks are people's and stay.`;
}

export function fieldTypeText(field: string, project: string): string {
  return `The field ${field} of project "${plain(project)}" is of a type that can't say what Signalbox knows: it is left alone. Rename it, and the next sync adds a field of that name.`;
}

export function tooManyOptionsText(field: string, left: number): string {
  return `The field ${plain(field)} would need ${left} more options than the 50 that GitHub allows: those items show nothing there. Delete options that nobody needs; or delete the field, and the next sync adds a text field instead.`;
}

export const projectTexts = {
  userOwned:
    "There is no project: Signalbox keeps those of organizations only, since an App can't see a user account's.",
  forbidden: (detail: string) =>
    `The organization hasn't granted the App access to projects (Settings, GitHub Apps, Projects: read and write): ${detail}`,
  noNumber: (number: number, owner: string) =>
    `${owner} has no project number ${number}, or the App can't see it. Set "project" in .github/signalbox.yml to one that exists.`,
  closed: (title: string) =>
    `The project "${title}" is closed: reopen it, or set "project" in .github/signalbox.yml to another.`,
};
