/** `[Task name]`, `<title>`, `{{name}}`, `TBD`, `…`: what a template leaves for its reader to fill in. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|tbd|to be (?:defined|determined)|todo|tba|xxx+|\.{2,}|…+|_+|\?+)$/iu.test(
    text.trim().slice(0, 200),
  );
