/** `[Task name]`, `<title>`, `{{name}}`, `TBD`, `…`: what a template leaves for its reader to fill in. */
export function isPlaceholder(text: string): boolean {
  const title = text.trim();
  if (words.has(title.toLowerCase())) return true;
  return "[<{.…_?xX".includes(title.charAt(0)) && shape.test(title.slice(0, 200));
}

const words = new Set(["tbd", "to be defined", "to be determined", "todo", "tba"]);
const shape = /^(?:\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|xxx+|XXX+|\.{2,}|…+|_+|\?+)$/;
