import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxBody, readInner, readMarker, section, writeSection } from "../../../src/core/board/marker.js";

const plain = (key: string) => section({ key, title: null, closed: null }, "text");

describe("the marker", () => {
  it.each(["S4", "2.1", "a--b", "-->", "<!-- x -->", "track 3", "日本語", "%41", "a\nb", "ключ"])(
    "carries the key %j",
    (key) => {
      const body = plain(key);
      expect(readMarker(body)).toEqual({ key, title: null, closed: null });
      expect(body.split("\n")[0]?.slice(4, -3)).not.toMatch(/--|>/);
    },
  );

  it("carries any key that is Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (key) => {
        fc.pre(key === key.replace(/[\uD800-\uDFFF]/gu, "?"));
        expect(readMarker(writeSection("text", plain(key)))?.key).toBe(key);
      }),
    );
  });

  it("carries the title's digest and why we closed the issue", () => {
    const marker = { key: "A", title: "01ab", closed: "removed" } as const;
    expect(readMarker(section(marker, ""))).toEqual(marker);
  });

  it.each([
    ["no marker", "text"],
    ["one inside a line", "see <!-- signalbox:item A -->"],
    ["a broken key", "<!-- signalbox:item %zz -->"],
    ["an unknown reason", "<!-- signalbox:state closed=today -->"],
  ])("is not there: %s", (_, body) => {
    expect(readMarker(body)).toBeNull();
  });

  it("is the first of two", () => {
    expect(readMarker(`${plain("A")}\n${plain("B")}`)?.key).toBe("A");
  });
});

describe("writing the section", () => {
  const human = fc
    .array(fc.constantFrom("text", "", "- [x] a", "@mona", "# T", "  ", "é\u200d", "<!-- note -->"))
    .chain((lines) => fc.constantFrom("\n", "\r\n").map((end) => lines.join(end)));

  it("keeps what stands around it, byte for byte, and does nothing the second time", () => {
    fc.assert(
      fc.property(human, human, fc.boolean(), (before, after, windows) => {
        const old = windows ? plain("A").replaceAll("\n", "\r\n") : plain("A");
        const wanted = section({ key: "A", title: null, closed: null }, "other text");
        const written = writeSection(`${before}\n${old}\n${after}`, wanted);
        expect(written).toBe(`${before}\n${wanted}\n${after}`);
        expect(writeSection(written, wanted)).toBe(written);
        expect(writeSection(`${before}\n${old}\n${after}`, plain("A"))).toBe(`${before}\n${old}\n${after}`);
      }),
    );
  });

  it("adds it below what people wrote", () => {
    fc.assert(
      fc.property(human, (body) => {
        const written = writeSection(body, plain("A"));
        expect(written.startsWith(body)).toBe(true);
        expect(written.endsWith(plain("A"))).toBe(true);
        expect(writeSection(written, plain("A"))).toBe(written);
      }),
    );
  });

  it("loses nothing of people's, whichever line of the section goes missing", () => {
    const wanted = section({ key: "A", title: "00", closed: null }, "one\n\n- [ ] two\n\nthree");
    const lines = wanted.split("\n");
    fc.assert(
      fc.property(fc.subarray(lines), (left) => {
        const written = writeSection(["Mine", "", ...left, "", "Mine too"].join("\n"), wanted);
        expect(written).toContain(wanted);
        expect(written).toMatch(/^Mine\n/);
        expect(written).toContain("Mine too");
        expect(writeSection(written, wanted)).toBe(written);
      }),
    );
  });

  it("replaces the first of two and leaves the other to people", () => {
    const twice = `${plain("A")}\n\n${plain("B")}`;
    const wanted = section({ key: "A", title: null, closed: null }, "new");
    expect(writeSection(twice, wanted)).toBe(`${wanted}\n\n${plain("B")}`);
  });

  it("cuts a section that doesn't fit, at a line, and says so", () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `- line ${index} of many`).join("\n");
    const written = writeSection("Mine\n", section({ key: "A", title: null, closed: null }, long));
    expect(written.length).toBeLessThanOrEqual(maxBody);
    expect(written).toMatch(/^Mine\n/);
    expect(written).toMatch(/of many\n\n_Cut here: .*\n<!-- signalbox:end -->$/);
    expect(writeSection(written, section({ key: "A", title: null, closed: null }, long))).toBe(written);
  });

  it("leaves a body alone that has no room for it", () => {
    const full = "x".repeat(maxBody);
    expect(writeSection(full, plain("A"))).toBe(full);
  });
});

describe("reading the section", () => {
  it("gives what stands inside, with plain line feeds and without our own lines", () => {
    const body = section({ key: "A", title: "00", closed: "done" }, "one\n\ntwo");
    expect(readInner(`before\r\n${body.replaceAll("\n", "\r\n")}\r\nafter`)).toBe("one\n\ntwo");
    expect(readInner("nothing")).toBeNull();
  });
});
