/** Whether a host, with or without a port, is this machine: a GitHub there needs no pause between writes. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}
