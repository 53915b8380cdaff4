import { Presets, SingleBar } from "cli-progress";
import { clock } from "../../core/text/time.js";

/** How far a sync is, on a terminal; nothing where nobody looks. */
export interface Progress {
  at(made: number, total: number): void;
  waiting(until: Date, why: string): void;
  stop(): void;
}

export function progressBar(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    {
      format: "{bar} {value} of {total} {note}",
      stream,
      hideCursor: true,
      clearOnComplete: true,
      emptyOnZero: true,
    },
    Presets.shades_classic,
  );
  let before = 0;
  let last = 0;
  let started = false;
  return {
    at(made, total) {
      if (total === 0) return;
      if (!started) bar.start(before + total, before, { note: "" });
      started = true;
      last = before + made;
      bar.setTotal(before + total);
      bar.update(last, { note: "" });
    },
    waiting(until, why) {
      // What is left is counted anew when it goes on.
      before = last;
      const note = `resumes ${clock(until, new Date())} (${why})`;
      if (started) bar.update(last, { note });
      if (!stream.isTTY) stream.write(`signalbox: ${last} changes made, ${note}\n`);
    },
    stop: () => bar.stop(),
  };
}
