import { defineConfig } from "vitest/config";

/**
 * A process of their own for each file have tests that put something in the place of the network or of a module, and the
 * one that looks at the process's own work, to which the heap of others adds.
 */
const apart = ["test/github/**/*.test.ts", "test/store/free-space.test.ts", "test/core/plan/scaling.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: "test/store/test-run.ts",
    // Some wait while two cores are at work.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        // The App, the sandbox and a database take seconds to load and to warm up: these files share processes.
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: apart, isolate: false },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});
