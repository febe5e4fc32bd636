declare const scheduler: { yield(): Promise<void> };

let start = 0;

/** Milliseconds since the page began. */
export const now = (): number => performance.now();

/** Work is cut into slices short enough for the page to draw and answer between them; this starts the first. */
export const startSlice = (): void => {
  start = now();
};

/** Whether the running slice has used up its time. */
export const isSliceOver = (): boolean => {
  /** A quarter of a frame. */
  const SLICE_MS = 4;
  return now() > start + SLICE_MS;
};

/** Lets the page run, then starts the next slice; `scheduler.yield` comes back before other tasks. */
export const nextSlice = (): Promise<void> => scheduler.yield().then(startSlice);
