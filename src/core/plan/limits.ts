/** A megabyte of plan is a mistake, not a plan. */
export const maxDocumentBytes = 1_048_576;

/** YAML nodes that one document may hold with its aliases written out: what an alias bomb runs into. */
export const maxYamlNodes = 250_000;

/** Levels of lists and quotes inside each other that the Markdown reader follows. */
export const maxNesting = 32;

/** Conflicts that are listed for one path; beyond them the rest is counted. */
export const maxConflictsPerPath = 50;

/** Lines of a Markdown document. The parser takes a tenth of a millisecond a line, and nothing else runs meanwhile. */
export const maxMarkdownLines = 20_000;

/** Dependencies of a plan with groups written out: a thousand items that wait for a phase of a thousand are a million. */
export const maxDependencies = 200_000;
