/**
 * What was rejected, while the work ran, without anybody to hear it: a line in the console of a real browser. It is
 * kept from vitest, which would fail the whole run for it.
 */
export async function unheardDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const others = process.listeners('unhandledRejection');
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', hear);
  try {
    await work();
    await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    process.off('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
  }
  return unheard;
}
