/** What the pace and the retries need to know of a request before it is sent. */
export interface RequestKind {
  /** `token`: an installation token, asked for inside another request's turn. */
  lane: "read" | "write" | "token";
  /** Sending it twice does no harm. */
  repeatable: boolean;
  /** The rate limit it counts against. */
  resource: "core" | "graphql";
}

export interface RequestShape {
  method: string;
  url: string;
  /** The document of a GraphQL request. */
  query?: unknown;
  request?: { repeatable?: unknown } | undefined;
}

/**
 * GET and HEAD read, so does a GraphQL query. Of the writes, POST and mutations that create are not repeatable:
 * an issue created twice is two issues. The request option `repeatable` overrules.
 */
export function requestKind(shape: RequestShape): RequestKind {
  const method = shape.method.toUpperCase();
  if (/\/access_tokens$/.test(shape.url)) return { lane: "token", repeatable: true, resource: "core" };
  if (/\/graphql$/.test(shape.url)) {
    const document = typeof shape.query === "string" ? shape.query : "";
    const mutates = /^\s*mutation\b/.test(document);
    const creates = mutates && /\b(?:create[A-Z]|addComment)/.test(document);
    return {
      lane: mutates ? "write" : "read",
      repeatable: overruled(shape) ?? !creates,
      resource: "graphql",
    };
  }
  const reads = method === "GET" || method === "HEAD";
  return {
    lane: reads ? "read" : "write",
    repeatable: overruled(shape) ?? method !== "POST",
    resource: "core",
  };
}

function overruled(shape: RequestShape): boolean | undefined {
  const said = shape.request?.repeatable;
  return typeof said === "boolean" ? said : undefined;
}

/**
 * The request's route with its variables unfilled, for metrics: few different values, and nothing of anybody's
 * repository in them. A URL that GitHub gave us (a `next` link) has its parts put back into braces.
 */
export function routeOf(url: string): string {
  const path = url
    .replace(/^https?:\/\/[^/]+/, "")
    .replace(/[?#].*$/, "")
    .replace(/^\/api(\/v3|(?=\/graphql$))/, "");
  if (path.includes("{") || path === "/graphql") return path;
  return path
    .replace(/^\/repos\/[^/]+\/[^/]+/, "/repos/{owner}/{repo}")
    .replace(/^\/repositories\/\d+/, "/repos/{owner}/{repo}")
    .replace(/\/[0-9a-f]{40,64}(?=\/|$)/g, "/{sha}")
    .replace(/\/\d+(?=\/|$)/g, "/{number}");
}
