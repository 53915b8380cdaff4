/** Every benchmark. A new one is a file and an entry here. */
export const benches = [
  {
    name: "plan-read",
    title: "read, check and order a plan of 10,000 items",
    load: () => import("./plan/read.js"),
  },
  {
    name: "plan-ready",
    title: "what can start now, of 10,000 tasks, whole process",
    load: () => import("./plan/ready.js"),
  },
  {
    name: "matching",
    title: "whose are 50,000 files, by thousands of rules",
    load: () => import("./matching/run.js"),
  },
  {
    name: "deciding",
    title: "the verdict of 3,000 files, by 2,000 rules, beside 200 open pull requests",
    load: () => import("./deciding.js"),
  },
  {
    name: "claims",
    title: "fifty sessions go for a thousand items at once; what is ready of 10,000",
    load: () => import("./claims.js"),
  },
  {
    name: "cli-start",
    title: "how long the command line takes to begin",
    load: () => import("./cli-start.js"),
  },
];
