import { describe, expect, it } from "vitest";
import { createdIssue } from "../../../src/core/board/absorb.js";
import { type Marker, section } from "../../../src/core/board/marker.js";
import type { BoardIssue } from "../../../src/core/board/model.js";
import { outcomeOf, statusOf } from "../../../src/core/board/progress.js";
import { item } from "./plans.js";

function issue(state: "open" | BoardIssue["stateReason"], closedByUs: Marker["closed"] = null): BoardIssue {
  const body = section({ key: "A", title: null, closed: closedByUs }, "");
  const change = {
    kind: "create-issue",
    itemKey: "A",
    title: "A",
    body,
    labels: [],
    milestone: null,
  } as const;
  const fresh = createdIssue(
    { ...change, labels: [], assignees: [], type: null },
    { number: 1, id: 1, nodeId: "I_1" },
    body,
  );
  return state === "open" ? fresh : { ...fresh, state: "closed", stateReason: state };
}

describe("where an item stands", () => {
  it.each([
    ["open", "without an issue", null, "open"],
    ["done", "without an issue", null, "done"],
    ["open", "with an open issue", issue("open"), "open"],
    ["done", "with an open issue, which we then close", issue("open"), "done"],
    ["done", "with an issue that people reopened after we closed it", issue("open", "done"), "open"],
    ["open", "with an issue that people closed as completed", issue("completed"), "done"],
    ["open", "with a closed issue of old, without a reason", issue(null), "done"],
    ["open", "with an issue that people closed as not planned", issue("not_planned"), "dropped"],
    ["open", "with an issue that people closed as a duplicate", issue("duplicate"), "dropped"],
    ["done", "with an issue that people closed as not planned", issue("not_planned"), "done"],
    ["open", "with an issue that we closed when the plan said done", issue("completed", "done"), "open"],
    ["open", "with an issue that we closed when the plan lost it", issue("not_planned", "removed"), "open"],
    ["done", "with an issue that we closed when the plan lost it", issue("not_planned", "removed"), "done"],
  ] as const)("%s in the plan, %s", (state, _, mirror, outcome) => {
    expect(outcomeOf({ state }, mirror)).toBe(outcome);
  });
});

describe("an item's status", () => {
  const progress = new Map(
    ["done", "open", "dropped"].map((key) => [
      key,
      { key, done: key === "done", dropped: key === "dropped", issue: null },
    ]),
  );

  it.each([
    ["ready where everything it waits for is done", item("open", { dependsOn: ["done"] }), [], "ready"],
    ["blocked by an open item", item("x", { dependsOn: ["done", "open"] }), [], "blocked"],
    ["blocked by a dropped item", item("x", { dependsOn: ["dropped"] }), [], "blocked"],
    ["claimed, blocked or not", item("x", { dependsOn: ["open"] }), ["x"], "claimed"],
    ["done, claimed or not", item("done"), ["done"], "done"],
    ["dropped, claimed or not", item("dropped"), ["dropped"], "dropped"],
  ] as const)("is %s", (_, one, claimed, status) => {
    expect(statusOf(one, progress, new Set(claimed))).toBe(status);
  });
});
