import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
h1 small{color:#59636e;font-weight:400}a{color:#0969da}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #d1d9e0;padding:.3rem .6rem;text-align:left;vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f8fa;padding:.8rem;border-radius:6px}
.tag{border:1px solid #d1d9e0;border-radius:1rem;padding:0 .6rem;font-size:.85em;white-space:nowrap}`;

/** A page around `content`; every value in it is escaped. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>${content}</body>
</html>`;
}

export function tag(text: string): Html {
  return html`<span class="tag">${text}</span> `;
}
