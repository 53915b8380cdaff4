/** A GitHub Enterprise Server has its API under `/api/v3` and `/api/graphql`; we answer with and without. */
export function stripPrefix(request: Request): Request {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql");
  if (path === url.pathname) return request;
  url.pathname = path === "" ? "/" : path;
  return new Request(url, request);
}
