/** Work cut into slices short enough for the page to draw and answer between them. */
export type Slices = {
  /** Whether the running slice has used up its time. */
  isOver(): boolean;
  /** Lets the page run, then starts the next slice. */
  next(): Promise<void>;
};

/** A quarter of a frame. */
const SLICE_MS = 4;

/** Milliseconds since the page began. */
export const now = (): number => performance.now();

/** Yields by `scheduler.yield()`, which comes back before other tasks; where it is missing, by a timer. */
export function createSlices(): Slices {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  let start = now();
  return {
    isOver: () => now() > start + SLICE_MS,
    async next() {
      await (scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
      start = now();
    },
  };
}
