import { describe, expect, it } from "vitest";
import { trackKey } from "../../../src/core/board/track-key.js";
import type { Plan } from "../../../src/core/plan/model.js";
import { item, plan } from "../../core/board/plans.js";
import { setting } from "./setting.js";

const harbour = plan(
  item("A", { track: "Hull" }),
  item("B", { track: "Sails", dependsOn: ["A"] }),
  item("C", { track: "Hull" }),
);

function tracked() {
  const { sync, ...rest } = setting();
  return { ...rest, sync: (of: Plan, full = true) => sync(of, { trackIssues: true, full }) };
}

describe("the issue of a track", () => {
  it("has the track's items as sub-issues, its files in its text, and a second sync makes no write", async () => {
    const { host, sync } = tracked();
    const ownership = [{ pattern: "src/hull/", owners: ["hull"], note: null, file: "PLAN.md", line: 1 }];
    expect(await sync({ ...harbour, ownership })).toMatchObject({ created: 5, problems: [] });
    const hull = host.mirror(trackKey("Hull", 1));
    expect(hull).toMatchObject({
      title: "Track: Hull",
      labels: ["track: Hull"],
      subIssues: 2,
      projectItem: null,
    });
    expect(hull.body).toContain("- `src/hull/`");
    expect(host.mirror("A").parent).toBe(hull.number);
    expect(host.mirror("B").parent).toBe(host.mirror(trackKey("Sails", 1)).number);
    expect((await sync({ ...harbour, ownership })).writes).toBe(0);
    expect((await sync({ ...harbour, ownership }, false)).writes).toBe(0);
  });

  it("is not made where there is but one track, nor where the config says so", async () => {
    const { host, sync } = tracked();
    await sync(plan(item("A"), item("B"), item("C", { track: null })));
    expect(host.issues).toHaveLength(3);
    const without = setting();
    await without.sync(harbour);
    expect(without.host.issues).toHaveLength(3);
  });

  it("takes an item that changed its track, and leaves one that people put under another issue", async () => {
    const { host, sync } = tracked();
    await sync(harbour);
    const theirs = host.open({ title: "Our epic" });
    host.mirror("C").parent = theirs.number;
    host.mirror("B").parent = "elsewhere";
    const [a, ...rest] = harbour.items;
    await sync(plan({ ...(a ?? item("A")), track: "Sails" }, ...rest));
    expect(host.mirror("A").parent).toBe(host.mirror(trackKey("Sails", 1)).number);
    expect(host.mirror("C").parent).toBe(theirs.number);
    expect(host.mirror("B").parent).toBe("elsewhere");
  });

  it("has room again for as many as left it, without being loaded anew", async () => {
    const { host, boards, sync } = tracked();
    await sync(harbour);
    const [a, ...rest] = harbour.items;
    await sync(plan({ ...(a ?? item("A")), track: "Sails" }, ...rest), false);
    const kept = new Map(
      (await boards.kept()).issues.map(({ itemKey, issue }) => [itemKey, issue.subIssues]),
    );
    for (const track of ["Hull", "Sails"]) {
      const key = trackKey(track, 1);
      expect(kept.get(key)).toBe(host.mirror(key).subIssues);
    }
    expect(kept.get(trackKey("Hull", 1))).toBe(1);
  });

  it("is followed by another one after a hundred sub-issues, closed ones and people's own included", async () => {
    const { host, sync } = tracked();
    const many = (count: number) =>
      plan(
        item("Z", { track: "other" }),
        ...Array.from({ length: count }, (_, index) => item(`T${index}`, { title: `Do ${index}` })),
      );
    expect((await sync(many(98))).problems).toEqual([]);
    host.mirror(trackKey("core", 1)).subIssues += 1;
    expect((await sync(many(102))).problems).toEqual([]);
    expect(host.mirror(trackKey("core", 1)).subIssues).toBe(100);
    expect(host.mirror(trackKey("core", 2))).toMatchObject({ title: "Track: core (2)", subIssues: 3 });
    expect((await sync(many(102))).writes).toBe(0);
  });

  it("is closed with the last of its items, and reopened with a new one", async () => {
    const { host, sync } = tracked();
    await sync(harbour);
    Object.assign(host.mirror("B"), { state: "closed", stateReason: "completed" });
    await sync(harbour);
    expect(host.mirror(trackKey("Sails", 1))).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(host.mirror(trackKey("Hull", 1)).state).toBe("open");
    await sync(plan(...harbour.items, item("D", { track: "sails" })));
    expect(host.mirror(trackKey("Sails", 1)).state).toBe("open");
  });

  it("stays closed where people closed it", async () => {
    const { host, sync } = tracked();
    await sync(harbour);
    Object.assign(host.mirror(trackKey("Hull", 1)), { state: "closed", stateReason: "not_planned" });
    expect(await sync(harbour)).toMatchObject({ problems: [] });
    expect(host.mirror(trackKey("Hull", 1)).state).toBe("closed");
  });

  it("is made again when it was deleted", async () => {
    const { host, sync } = tracked();
    await sync(harbour);
    const { number } = host.mirror(trackKey("Hull", 1));
    for (const issue of host.issues) if (issue.parent === number) issue.parent = null;
    host.delete(number);
    expect(await sync(harbour)).toMatchObject({ created: 1, problems: [] });
    expect(host.mirror("A").parent).toBe(host.mirror(trackKey("Hull", 1)).number);
  });
});
