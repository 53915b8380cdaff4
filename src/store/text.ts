/**
 * PostgreSQL's text holds no NUL. In prose that people read (errors, reasons) the replacement character
 * stands in for it; whole documents are kept as JSON, which escapes it.
 */
export function storable(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}
