import type { Picture } from './use-pictures.ts';

/** Presses whose pictures are remembered; unclear ones are few. */
const MOST = 5;

/**
 * Pictures by the press on "Send" they went with, for the case that it does not go through; while the panel is open.
 * Whoever sees that they went deletes them.
 */
export const keptPictures = new Map<string, readonly Picture[]>();

/** Keeps the pictures of one more press. */
export function keepPictures(pressId: string, pictures: readonly Picture[]): void {
  if (!pictures.length) return;
  keptPictures.set(pressId, pictures);
  const [oldest = ''] = keptPictures.keys();
  if (keptPictures.size > MOST) keptPictures.delete(oldest);
}
