/** Runs work one piece after the other, in the order asked for; a failing piece does not stop the next. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue for read-modify-write on storage that has no transactions. Empty again when its context is stopped. */
export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
