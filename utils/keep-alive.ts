/** Well below the 30 s after which Chrome stops an idle worker. Milliseconds. */
const HEARTBEAT_MS = 20_000;

/**
 * Keeps the worker alive while `work` runs: an extension call now and then counts as activity (`reliability.md` 3.1).
 * Only for work that is bounded by itself.
 */
export async function whileAlive<T>(touch: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void touch().catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
