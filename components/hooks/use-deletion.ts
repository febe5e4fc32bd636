import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../utils/app-error.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { useCommand } from './use-command.ts';

/** So long a deletion can be taken back: nothing is sent before. Seconds. */
export const SECONDS_TO_CANCEL = 6;

/** A conversation on its way out. It lives in the panel only: closing the panel cancels it. */
export type Deletion = {
  /** What is about to be deleted, or was when it failed. */
  thread: StoredThread | undefined;
  secondsLeft: number;
  isRunning: boolean;
  error: AppError | undefined;
  start(thread: StoredThread): void;
  /** Takes it back, or puts away what went wrong. */
  cancel(): void;
};

/** One deletion at a time, counted down for the agent, then sent. */
export function useCountedDeletion(): Deletion {
  const { run, isRunning, error } = useCommand('deleteThread');
  const [thread, setThread] = useState<StoredThread>();
  const [secondsLeft, setSecondsLeft] = useState(0);
  const isCounting = secondsLeft > 0;

  useEffect(() => {
    if (!isCounting || !thread) return undefined;
    const timer = setTimeout(() => {
      setSecondsLeft(secondsLeft - 1);
      if (secondsLeft > 1) return;
      const { id: threadId, activity } = thread;
      void run({ threadId, lastMessageTime: activity.lastMessageTime }).then((isDone) => {
        if (isDone) setThread(undefined);
      });
    }, 1_000);
    return () => clearTimeout(timer);
  }, [isCounting, secondsLeft, thread, run]);

  const start = useCallback((next: StoredThread) => {
    setThread(next);
    setSecondsLeft(SECONDS_TO_CANCEL);
  }, []);
  const cancel = useCallback(() => {
    setThread(undefined);
    setSecondsLeft(0);
  }, []);
  return { thread, secondsLeft, isRunning, error: isCounting ? undefined : error, start, cancel };
}

const DeletionContext = createContext<Deletion | undefined>(undefined);

export const DeletionProvider = DeletionContext.Provider;

/** The panel's one deletion; undefined where nothing can be deleted. */
export const useDeletion = (): Deletion | undefined => useContext(DeletionContext);
