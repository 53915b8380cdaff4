/** Four megabytes hold forty thousand items; more is a mistake, not a plan. */
export const maxDocumentBytes = 4_194_304;

/** YAML nodes that one document may hold with its aliases written out: what an alias bomb runs into. */
export const maxYamlNodes = 2_000_000;

/** Levels of lists and quotes inside each other that the Markdown reader follows. */
export const maxNesting = 100;

/** Conflicts that are listed for one path; beyond them the rest is counted. */
export const maxConflictsPerPath = 50;

/** Columns of blanks and quote marks that a line may begin with. */
export const maxIndentation = 2_000;

/** Dependencies of a plan with groups written out: a thousand items that wait for a phase of a thousand are a million. */
export const maxDependencies = 200_000;
