/** The direction of design: core ← app ← {github, store, http, cli} ← wire ← index, main. */
const adapters = ["github", "store", "http"];

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-is-pure",
      comment: "core knows facts and decisions: no I/O, no Octokit, no SQL, nothing of the layers around it",
      severity: "error",
      from: { path: "^src/core" },
      to: {
        path: [
          "^src/(?!core/)",
          "^node:",
          "^(fs|path|http|https|net|child_process|crypto|os|process)$",
          "node_modules/(@octokit|probot|pg|pg-boss|kysely|@electric-sql|hono|pino|commander)/",
        ],
      },
    },
    {
      name: "app-knows-only-core",
      severity: "error",
      from: { path: "^src/app" },
      to: {
        path: ["^src/(?!core/|app/)", "node_modules/(@octokit|probot|pg|pg-boss|kysely|@electric-sql|hono)/"],
      },
    },
    ...adapters.map((one) => ({
      name: `${one}-imports-no-other-adapter`,
      severity: "error",
      from: { path: `^src/${one}` },
      to: { path: `^src/(?!core/|app/|${one}/|settings)` },
    })),
    {
      name: "the-app-knows-no-sandbox",
      comment: "the demo points the real App at a GitHub on this machine; the App can't tell",
      severity: "error",
      from: { path: "^src/(core|app|github|store|http|wire|index|main|settings)" },
      to: { path: "^src/(sandbox|demo)" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src", pathNot: "\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
