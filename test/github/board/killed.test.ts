import { expect, it } from "vitest";
import { item, plan } from "../../core/board/plans.js";
import { describeStores } from "../../store/support.js";
import { sandboxBoard } from "./sandbox-board.js";

const thirty = plan(
  ...Array.from({ length: 30 }, (_, index) =>
    item(`T${index}`, { track: index % 2 ? "bow" : "stern", dependsOn: index > 0 ? [`T${index - 1}`] : [] }),
  ),
);

describeStores("a board whose every write loses its answer once", (open) => {
  it("is made whole, with nothing twice", { timeout: 300_000 }, async () => {
    const { boards } = await open();
    const board = await sandboxBoard("acme", boards);
    const faults = [
      { method: "POST", path: "/repos/acme/railway/" },
      { method: "PATCH", path: "/repos/acme/railway/" },
      ...["addSubIssue", "addProjectV2ItemById", "updateProjectV2ItemFieldValue"].map((operation) => ({
        operation,
      })),
    ];
    try {
      let stops = 0;
      for (;;) {
        board.sandbox.clearFaults();
        for (const fault of faults) board.sandbox.addFault({ ...fault, answer: "drop", after: true });
        const result = await board.sync(thirty, { now: new Date(), full: false }).catch(() => null);
        if (!result) stops += 1;
        else if (result.writes === 0) break;
        expect(result?.problems ?? []).toEqual([]);
      }
      // Labels, milestones, issues and edges are sent one by one.
      expect(stops).toBeGreaterThan(60);
      board.sandbox.clearFaults();
      const { data } = await board.ada.rest.issues.listForRepo({
        ...board.place,
        per_page: 100,
        state: "all",
      });
      expect(data.map(({ title }) => title).sort()).toEqual(
        [...thirty.items.map(({ title }) => title), "Track: bow", "Track: stern"].sort(),
      );
      expect((await board.sync(thirty, { now: new Date() })).writes).toBe(0);
    } finally {
      await board.sandbox.close();
    }
  });
});
