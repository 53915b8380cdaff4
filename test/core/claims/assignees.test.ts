import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { BoardIssue } from "../../../src/core/board/model.js";
import { assignedBeside, straysOn } from "../../../src/core/claims/assignees.js";

const account = (id: number, login: string) => ({ id, login, bot: false });
const [ada, ben] = [account(1, "ada"), account(2, "ben")];
const by = (login: string | null, accountId: number | null = null) => ({ login, accountId });

describe("who is assigned beside the holder", () => {
  it.each([
    ["nobody of a closed issue", "closed", [ada], [null], []],
    ["all of a free item", "open", [ada, ben], [null], [ada, ben]],
    ["whoever isn't the holder", "open", [ada, ben], [by("ada", 1)], [ben]],
    ["not the holder under a new login", "open", [account(1, "ada-l"), ben], [by("ada", 1)], [ben]],
    [
      "whoever has the holder's former login now",
      "open",
      [account(9, "ada")],
      [by("ada", 1)],
      [account(9, "ada")],
    ],
    ["not the holder of a row from before ids", "open", [ada], [by("ADA")], []],
    ["all where a token holds the item", "open", [ada], [by(null)], [ada]],
    ["not whose claim has just ended", "open", [ada, ben], [by("ben", 2), by("ada", 1)], []],
  ] as const)("is %s", (_, state, accounts, deeds, expected) => {
    expect(assignedBeside({ state, accounts }, deeds)).toEqual(expected);
  });

  it("is nobody where there is no issue", () => {
    expect(assignedBeside(null, [null])).toEqual([]);
  });
});

const issue = (number: number, more: Partial<BoardIssue>) => ({
  number,
  state: "open",
  assignees: [],
  ...more,
});
const board = (issues: Record<string, object>) => ({ issues: new Map(Object.entries(issues)) }) as never;
const stands = (key: string, more = {}) => ({ key, done: false, dropped: false, ...more });

describe("items with assignees beside their holders", () => {
  it("are those of the plan whose issues show others than hold them", () => {
    const facts = board({
      free: issue(1, { assignees: ["ada"] }),
      held: issue(2, { assignees: ["Ada"] }),
      two: issue(3, { assignees: ["ada", "ben"] }),
      token: issue(4, { assignees: ["ada"] }),
      none: issue(5, {}),
      closed: issue(6, { assignees: ["ada"], state: "closed" }),
      done: issue(7, { assignees: ["ada"] }),
      dropped: issue(8, { assignees: ["ada"] }),
      gone: issue(9, { assignees: ["ada"] }),
    });
    const progress = [
      ...["free", "held", "two", "token", "none", "closed", "unknown", "constructor"].map((key) =>
        stands(key),
      ),
      stands("done", { done: true }),
      stands("dropped", { dropped: true }),
    ];
    const claims = [
      { itemKey: "held", login: "ada" },
      { itemKey: "two", login: "ada" },
      { itemKey: "token", login: null },
    ];
    expect(straysOn(facts, progress, claims).map(({ issue }) => issue)).toEqual([1, 3, 4]);
  });

  property.prop([fc.uniqueArray(fc.string()), fc.option(fc.string(), { nil: null })])(
    "are none exactly where no one but the holder is assigned",
    (assignees, login) => {
      const found = straysOn(
        board({ item: issue(1, { assignees }) }),
        [stands("item")],
        login === null ? [] : [{ itemKey: "item", login }],
      );
      const others = assignees.filter((one) => one.toLowerCase() !== login?.toLowerCase());
      expect(found).toHaveLength(others.length === 0 ? 0 : 1);
    },
  );
});
