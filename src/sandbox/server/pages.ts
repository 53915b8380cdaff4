import type { RouteContext } from "./types.js";

/** `per_page` and `page` of a list, with GitHub's bounds. */
export function pageOf(c: RouteContext): { page: number; perPage: number } {
  const number = (name: string, fallback: number) => {
    const value = Number.parseInt(c.req.query(name) ?? "", 10);
    return Number.isFinite(value) && value > 0 ? value : fallback;
  };
  return { page: number("page", 1), perPage: Math.min(100, number("per_page", 30)) };
}

/** One page of a list as JSON, with the Link header of GitHub's pagination. */
export function answerPage<T>(c: RouteContext, all: readonly T[], show: (one: T) => unknown): Response {
  const { page, perPage } = pageOf(c);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = (to: number, rel: string) => {
    const url = new URL(c.req.url);
    url.searchParams.set("per_page", String(perPage));
    url.searchParams.set("page", String(to));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, "prev"), link(1, "first")] : []),
    ...(page < last ? [link(page + 1, "next"), link(last, "last")] : []),
  ];
  if (links.length > 0) c.header("Link", links.join(", "));
  return c.json(all.slice((page - 1) * perPage, page * perPage).map(show));
}

/** The same, where showing takes a request of its own: only what is on the page is shown. */
export async function answerRendered<T>(
  c: RouteContext,
  all: readonly T[],
  show: (one: T) => Promise<unknown>,
): Promise<Response> {
  const { page, perPage } = pageOf(c);
  const onPage = all.slice((page - 1) * perPage, page * perPage);
  const shown = new Map(await Promise.all(onPage.map(async (one) => [one, await show(one)] as const)));
  return answerPage(c, all, (one) => shown.get(one));
}
