import { useState } from 'preact/hooks';
import { useKept } from '../hooks/use-kept.ts';

/** A picture as it travels to the background. */
export type Picture = { name: string; dataUrl: string };

/** Pictures that go with the next text. They live as long as the panel does, also while the agent looks elsewhere. */
export type Pictures = {
  files: readonly Picture[];
  /** Why the last ones were not taken. */
  problem: string | undefined;
  add(files: readonly File[]): void;
  /** Takes some of them out, those that went or that the agent does not want; what was added meanwhile stays. */
  remove(pictures: readonly Picture[]): void;
};

/** What RingCentral takes with one MMS; more is refused here with the reason. Bytes. */
const MAX_TOTAL = 1_500_000;
const MAX_COUNT = 10;

const NONE: readonly Picture[] = [];

const TYPES = /^image\/(?:jpeg|png|gif|bmp|webp|heic|heif|svg\+xml|tiff)$/;

/** Collects pictures chosen, pasted or dropped; `key` names what they are for. */
export function usePictures(key: string): Pictures {
  const [files, change] = useKept(key, NONE);
  const [problem, setProblem] = useState<string>();
  const add = async (added: readonly File[]) => {
    const bad = added.find(({ type }) => !TYPES.test(type));
    if (bad) return setProblem(`${bad.name || 'This file'} is not a picture, so it was not attached.`);
    const pictures = await Promise.all(added.map(readPicture));
    // Reading takes a moment: what was added meanwhile must not be lost.
    return change((now) => {
      const all = [...now, ...pictures];
      const tooMany = reasonAgainst(all);
      setProblem(tooMany);
      return tooMany ? now : all;
    });
  };
  return {
    files,
    problem,
    add: (added) => void add(added),
    remove: (gone) => {
      change((now) => now.filter((one) => !gone.includes(one)));
      setProblem(undefined);
    },
  };
}

function reasonAgainst(all: readonly Picture[]): string | undefined {
  const size = all.reduce((sum, { dataUrl }) => sum + (dataUrl.length * 3) / 4, 0);
  if (all.length > MAX_COUNT) return `At most ${MAX_COUNT} pictures go with one text.`;
  if (size > MAX_TOTAL) {
    return 'Together these pictures are larger than 1.5 MB, more than one text can carry.';
  }
  return undefined;
}

const readPicture = (file: File): Promise<Picture> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name || 'picture', dataUrl: String(reader.result) });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
