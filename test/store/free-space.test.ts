import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { demandFreeSpace } from "../../src/store/free-space.js";
import { StoreProblem } from "../../src/store/store-problem.js";

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  statfsSync: vi.fn(),
}));
const megabyte = 1024 * 1024;

afterEach(() => vi.mocked(statfsSync).mockReset());

function freeBytes(bytes: number): void {
  const numbers = { bsize: 4096, bavail: bytes / 4096 };
  vi.mocked(statfsSync).mockReturnValue(numbers as ReturnType<typeof statfsSync>);
}

describe("the embedded database", () => {
  it.each([128 * megabyte, 2 ** 50])("writes while %d bytes are free", (bytes) => {
    freeBytes(bytes);
    expect(() => demandFreeSpace(tmpdir())).not.toThrow();
  });

  it.each([128 * megabyte - 4096, 0])("writes nothing while only %d bytes are free", (bytes) => {
    freeBytes(bytes);
    expect(() => demandFreeSpace("/data/.signalbox")).toThrow(StoreProblem);
    expect(() => demandFreeSpace("/data/.signalbox")).toThrow(
      /disk under \/data\/.signalbox is nearly full.*Free some space/,
    );
  });
});
