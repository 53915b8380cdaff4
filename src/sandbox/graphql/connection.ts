import { graphqlError } from "./errors.js";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

const largestPage = 100;

/** A connection over a list, with GitHub's rules: `first` or `last` is a must, and at most 100. */
export function connection<T>(
  all: readonly T[],
  args: PageArguments,
  field: string,
  view: (one: T) => unknown,
) {
  const from = args.after ? indexOf(args.after) + 1 : 0;
  const to = args.before ? indexOf(args.before) : all.length;
  const size = args.first ?? args.last;
  if (size === undefined || size === null) {
    throw graphqlError(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  }
  if (size > largestPage || size < 0) {
    throw graphqlError(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${field}\` connection exceeds the \`first\` limit of ${largestPage} records.`,
    );
  }
  const forward = typeof args.first === "number";
  const start = forward ? from : Math.max(from, to - size);
  const end = forward ? Math.min(to, from + size) : to;
  const page = all.slice(start, end);
  return {
    totalCount: all.length,
    nodes: () => page.map(view),
    edges: () => page.map((one, index) => ({ cursor: cursor(start + index), node: view(one) })),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: page.length > 0 ? cursor(start) : null,
      endCursor: page.length > 0 ? cursor(end - 1) : null,
    },
  };
}

function cursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString("base64");
}

function indexOf(value: string): number {
  const index = /^cursor:v2:(\d{1,9})$/.exec(Buffer.from(value, "base64").toString())?.[1];
  if (index === undefined)
    throw graphqlError("UNPROCESSABLE", `\`${value}\` does not appear to be a valid cursor.`);
  return Number(index);
}
