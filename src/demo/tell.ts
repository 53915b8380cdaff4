import pc from "picocolors";

/** Says what happens as it happens: on standard error with `--json`, so that standard output stays JSON. */
export interface Tell {
  act(title: string): void;
  say(text: string): void;
  /** Something the plan doesn't have, so that it can't be shown. */
  skip(text: string): void;
}

export function teller(stream: NodeJS.WritableStream): Tell {
  const line = (text: string) => void stream.write(`${text}\n`);
  return {
    act: (title) => line(`\n${pc.bold(title)}`),
    say: (text) => line(`  ${text}`),
    skip: (text) => line(`  ${pc.dim(`skipped: ${text}`)}`),
  };
}
