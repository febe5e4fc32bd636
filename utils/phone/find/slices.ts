/** Milliseconds since the page began. */
export const now = (): number => performance.now();

/** Work is cut into slices short enough for the page to draw and answer between them: when the running one is over. */
export let sliceEnd = 0;

/** Starts a slice. */
export const startSlice = (): void => {
  /** A quarter of a frame. */
  const SLICE_MS = 4;
  sliceEnd = now() + SLICE_MS;
};
