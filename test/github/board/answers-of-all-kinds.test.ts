import { expect, it } from "vitest";
import { MemoryBoards } from "../../../src/app/board/memory-boards.js";
import { item, plan } from "../../core/board/plans.js";
import { sandboxBoard } from "./sandbox-board.js";

const ten = plan(
  ...Array.from({ length: 10 }, (_, index) =>
    item(`T${index}`, {
      track: index % 2 ? "bow" : "stern",
      phase: "One",
      dependsOn: index > 0 ? [`T${index - 1}`] : [],
    }),
  ),
);

const wanted = [...ten.items.map(({ title }) => title), "Track: bow", "Track: stern"].sort();

/** Every kind of request that a sync sends. */
const requests = [
  { method: "GET", path: "/repos/acme/railway" },
  { method: "POST", path: "/repos/acme/railway/labels" },
  { method: "POST", path: "/repos/acme/railway/milestones" },
  { method: "POST", path: "/repos/acme/railway/issues" },
  { method: "PATCH", path: "/repos/acme/railway/issues" },
  ...["repository", "createProjectV2", "createProjectV2Field", "updateProjectV2Field"].map((operation) => ({
    operation,
  })),
  ...["addSubIssue", "addProjectV2ItemById", "updateProjectV2ItemFieldValue"].map((operation) => ({
    operation,
  })),
];

it.each([403, 404, 410, 422, 429, 502, "drop"] as const)(
  "%s at any request of a sync is come back from, with nothing twice",
  { timeout: 240_000 },
  async (answer) => {
    const board = await sandboxBoard("acme", new MemoryBoards());
    try {
      for (const [index, request] of requests.entries()) {
        board.sandbox.clearFaults();
        // The first of its kind, and one in the middle.
        board.sandbox.addFault({ ...request, answer, skip: index % 2 ? 0 : 3 });
        await board.sync(ten, { now: new Date(), full: index % 2 === 0 }).catch(() => null);
      }
      board.sandbox.clearFaults();
      const later = new Date(Date.now() + 60_000);
      await board.sync(ten, { now: later });
      expect(await board.sync(ten, { now: later })).toMatchObject({ writes: 0, problems: [] });
      const { data } = await board.ada.rest.issues.listForRepo({
        ...board.place,
        per_page: 100,
        state: "all",
      });
      expect(data.map(({ title }) => title).sort()).toEqual(wanted);
    } finally {
      await board.sandbox.close();
    }
  },
);
