import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type DraftPlace, draftKey, writeDraft } from '../../utils/drafts.ts';
import { useServices } from './services.ts';
import { useIsGone } from './use-is-gone.ts';

/** Typing pauses shorter than this are not written yet. Milliseconds. */
const WRITE_AFTER_MS = 250;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A text the agent is writing, and how to end it. */
export type Draft = {
  text: string;
  setText(text: string): void;
  /** Writes what is typed now; resolves when it is stored. */
  flush(): Promise<void>;
  /** Empties the field after its text was sent, unless the agent typed on meanwhile, here or in a form drawn since. */
  clear(sent: string): void;
};

/**
 * A draft that is stored at most 250 ms after each change, and at once when the panel is hidden or closed. One per
 * mounted component: another place is another component.
 */
export function useDraft(place: DraftPlace): Draft {
  const { local, stored } = useServices();
  const key = draftKey(place);
  const here = useRef(place);
  const [text, show] = useState(() => textOf(stored.peek(key)));
  const latest = useRef({ text, isStored: true });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isGone = useIsGone();

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (latest.current.isStored) return;
    latest.current.isStored = true;
    await writeDraft(local, here.current, latest.current.text);
  }, [local]);

  const setText = useCallback(
    (next: string) => {
      latest.current = { text: next, isStored: false };
      show(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), WRITE_AFTER_MS);
    },
    [flush],
  );

  useEffect(() => {
    const controller = new AbortController();
    // The background removes a draft once RingCentral has its text; another panel may change it.
    stored.watch(
      key,
      (value) => {
        if (!latest.current.isStored) return;
        latest.current = { text: textOf(value), isStored: true };
        show(latest.current.text);
      },
      controller.signal,
    );
    const onHide = () => void flush();
    document.addEventListener('visibilitychange', onHide);
    addEventListener('pagehide', onHide);
    return () => {
      controller.abort();
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('pagehide', onHide);
      void flush();
    };
  }, [key, stored, flush]);

  const clear = useCallback(
    (sent: string) => {
      // The stored draft is the background's to remove.
      if (!isGone.current && latest.current.text.trim() === sent.trim()) setText('');
    },
    [setText, isGone],
  );
  return { text, setText, flush, clear };
}
