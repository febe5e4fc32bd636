/** Work by what it is about; asked for again while it runs, it is not done twice: everyone gets the one outcome. */
export type ShareRunning<T> = (about: string, work: () => Promise<T>) => Promise<T>;

/** For questions whose answer serves everyone who asks. Nothing is remembered once the work has ended. */
export function createShareRunning<T>(): ShareRunning<T> {
  const running = new Map<string, Promise<T>>();
  return (about, work) => {
    const shared = running.get(about) ?? work().finally(() => running.delete(about));
    running.set(about, shared);
    return shared;
  };
}
