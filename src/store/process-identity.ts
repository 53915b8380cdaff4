import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Tells a process from a later one that got the same id. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** When it started, as the system counts; null where the system doesn't say (anything but Linux). */
  started: string | null;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

/** Whether that process still runs. Only asks about this host: another host's processes can't be seen. */
export function isRunning(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const started = startOf(identity.pid);
  return started === null || identity.started === null || started === identity.started;
}

/**
 * The boot and the clock tick at which the process started: proc(5), field 22 of /proc/PID/stat. Field 2 is
 * the command's name in brackets and may hold blanks and brackets itself.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended; its parent has yet to notice.
    if (state === "Z" || state === "X") return "ended";
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${rest[18]}`;
  } catch {
    return null;
  }
}
