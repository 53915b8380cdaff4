import { expect, it } from "vitest";
import { shownIn, showsAlready } from "../../../src/core/board/field-value.js";
import type { FieldType, ProjectFieldName } from "../../../src/core/board/model.js";
import { fieldNames } from "../../../src/core/board/project-fields.js";

const field = (type: FieldType) => ({
  id: "F",
  name: "theirs",
  type,
  options: [{ id: "o1", name: "Building", color: "GRAY", description: "" }],
  known: new Map([["claimed", "o1"]]),
});

it.each<[ProjectFieldName, FieldType, string, string | null]>([
  ["Wave", "TEXT", "Wave 12", "Wave 12"],
  ["Wave", "NUMBER", "Wave 12", "12"],
  ["Estimate", "TEXT", "2-3 days", "2-3 days"],
  ["Estimate", "NUMBER", "2-3 days", "24"],
  ["Estimate", "NUMBER", "1h 30m", "1.5"],
  ["Estimate", "NUMBER", "20 min", "0.33"],
  ["Estimate", "NUMBER", "large", null],
  ["Claim ends", "TEXT", "2026-11-21 14:05 UTC", "2026-11-21 14:05 UTC"],
  ["Claim ends", "DATE", "2026-11-21 14:05 UTC", "2026-11-21"],
  ["Status", "SINGLE_SELECT", "Claimed", "Building"],
  ["Status", "SINGLE_SELECT", "building", "Building"],
  ["Status", "SINGLE_SELECT", "Ready", null],
  ["Status", "OTHER", "Ready", null],
])("the field %s of type %s shows %j as %j", (name, type, value, shown) => {
  expect(shownIn(field(type), name, value)).toBe(shown);
});

it.each<[ProjectFieldName, FieldType, string | null, string, boolean]>([
  ["Phase", "TEXT", null, "One", false],
  ["Phase", "TEXT", "ONE", "One", true],
  ["Phase", "TEXT", "Two", "One", false],
  ["Wave", "NUMBER", "12", "12", true],
  ["Claim ends", "TEXT", "2026-11-21 14:05 UTC", "2026-11-21 14:20 UTC", true],
  ["Claim ends", "DATE", "2026-11-21", "2026-11-22", false],
  ["Phase", "TEXT", "2026-11-21 14:05 UTC", "2026-11-21 14:20 UTC", false],
])("the field %s of type %s that shows %j needn't be written to show %j: %s", (name, type, ...rest) => {
  const [current, wanted, already] = rest;
  expect(showsAlready(name, type, current, wanted)).toBe(already);
});

it("a field without a value shows no value of ours already", () => {
  for (const name of fieldNames) expect(showsAlready(name, "TEXT", null, "")).toBe(false);
});
