/** Work cut into slices short enough for the page to draw and answer between them. */
export type Slices = {
  /** Whether the running slice has used up its time. */
  isOver(): boolean;
  /** Lets the page run, then starts the next slice. */
  next(): Promise<void>;
};

declare const scheduler: { yield(): Promise<void> };

/** A quarter of a frame. */
const SLICE_MS = 4;

/** Milliseconds since the page began. */
export const now = (): number => performance.now();

/** Yields by `scheduler.yield()`, which comes back before other tasks. */
export function createSlices(): Slices {
  let start = now();
  return {
    isOver: () => now() > start + SLICE_MS,
    async next() {
      await scheduler.yield();
      start = now();
    },
  };
}
