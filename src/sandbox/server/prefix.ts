/** A GitHub Enterprise Server has its API under `/api/v3` and `/api/graphql`; we answer with and without. */
export function stripPrefix(request: Request): Request {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, "").replace(/^\/api\/graphql$/, "/graphql");
  if (path === url.pathname) return request;
  url.pathname = path === "" ? "/" : path;
  return new Request(url, request);
}

/** GitHub takes a request without a body for one with `{}`, where the emulator finds no JSON. */
export function fillBody(request: Request): Request {
  const { method, headers, url } = request;
  const isEmpty = (headers.get("content-length") ?? "0") === "0" && !headers.has("transfer-encoding");
  if (!isEmpty || !["POST", "PUT", "PATCH"].includes(method)) return request;
  return new Request(url, { method, headers, body: "{}" });
}
