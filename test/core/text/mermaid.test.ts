import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waves } from "../../../src/core/plan/waves.js";
import { flowchart } from "../../../src/core/text/mermaid/flowchart.js";
import { gantt } from "../../../src/core/text/mermaid/gantt.js";
import { label, taskName } from "../../../src/core/text/mermaid/label.js";
import { yaml } from "../plan/read-one.js";

const plan = yaml(`items:
  - { key: A, title: Saw, estimate: 2h, track: wood, files: [src/x.ts] }
  - { key: B, title: Nail, estimate: 30 min, files: [src/x.ts] }
  - { key: C, title: Paint, dependsOn: [A, B], track: wood, estimate: 1h }
  - { key: D, title: Sell, done: true }
`);

test("a flowchart has a box a wave, thick arrows on the longest chain, and dotted lines at conflicts", () => {
  expect(flowchart(plan, waves(plan))).toBe(`flowchart LR
  subgraph w1["Wave 1"]
    i0["A Saw"]
    i1["B Nail"]
  end
  subgraph w2["Wave 2"]
    i2["C Paint"]
  end
  i0 ==> i2
  i1 --> i2
  i0 -. "src/x.ts" .- i1
`);
});

test("a gantt has a section a track and counts hours", () => {
  expect(gantt(plan, waves(plan))).toBe(`gantt
  title Hours from the start
  dateFormat x
  axisFormat %s
  section wood
  A Saw :crit, t1, 0, 2000
  C Paint :crit, t2, 2000, 3000
  section B
  B Nail :t3, 0, 500
`);
});

test("without estimates there is no gantt", () => {
  const bare = yaml("items: [{ key: A, title: Saw }]");
  expect(gantt(bare, waves(bare))).toBeNull();
});

test("a plan of thousands is cut to what GitHub draws, and says so", () => {
  const items = Array.from({ length: 2000 }, (_, index) => ({ key: `T${index}`, title: "x".repeat(200) }));
  const large = yaml(JSON.stringify({ items }));
  const drawn = flowchart(large, waves(large));
  expect(drawn.length).toBeLessThan(50_000);
  expect(drawn).toContain('more["and 1850 more items"]');
});

describe("a title can't leave its place", () => {
  test.each([
    ['end"] --> x["', "end#quot;] --#gt; x[#quot;"],
    ["%%{init: {}}%%", "#37;#37;{init: {}}#37;#37;"],
    ["<script>", "#lt;script#gt;"],
    ["#quot;", "#35;quot;"],
    ["a\nb\u202ec", "a b c"],
  ])("%j", (text, expected) => {
    expect(label(text)).toBe(expected);
  });

  test("whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(label(text)).not.toMatch(/["<>`%\n\r]/);
        expect(taskName(text)).not.toMatch(/[:;#,%"<>`\n\r]/);
        expect(taskName(text)).not.toBe("");
      }),
    );
  });
});
