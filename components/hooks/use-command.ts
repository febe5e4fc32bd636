import { useCallback, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../utils/app-error.ts';
import type { PanelCommands, Payload } from '../../utils/messaging/protocol.ts';
import { useServices } from './services.ts';
import { useIsGone } from './use-is-gone.ts';
import { useKept } from './use-kept.ts';

/** A command as a button uses it: run it, whether it is running, and what went wrong the last time. */
export type Command<K extends keyof PanelCommands> = {
  run(...payload: Payload<K> extends undefined ? [] : [Payload<K>]): Promise<boolean>;
  isRunning: boolean;
  error: AppError | undefined;
  /** When the last run ended or began, to tell which of several commands spoke last. */
  endedAt: number;
};

/** What the newest of several commands of one place ended with; earlier failures are history. */
export function newestError(
  ...commands: { error: AppError | undefined; endedAt: number }[]
): AppError | undefined {
  return commands.toSorted((a, b) => b.endedAt - a.endedAt)[0]?.error;
}

type Progress = { isRunning: boolean; error: AppError | undefined; endedAt: number };

const IDLE: Progress = { isRunning: false, error: undefined, endedAt: 0 };

/**
 * Sends one kind of command at a time; a second press while it runs does nothing. With `keptAs` that holds, and what
 * became of it is told, also where the agent left the component meanwhile and came back.
 */
export function useCommand<K extends keyof PanelCommands>(name: K, keptAs?: string): Command<K> {
  const { send } = useServices();
  const [kept, keep] = useKept(keptAs ?? '', IDLE);
  const [own, setOwn] = useState(IDLE);
  const state = keptAs ? kept : own;
  const isRunning = useRef(false);
  isRunning.current = state.isRunning;
  const isGone = useIsGone();
  const show = useRef((_: Progress) => {});
  show.current = (next) => {
    isRunning.current = next.isRunning;
    if (keptAs) keep(() => next);
    else if (!isGone.current) setOwn(next);
  };

  const run = useCallback<Command<K>['run']>(
    async (...payload) => {
      if (isRunning.current) return false;
      show.current({ isRunning: true, error: undefined, endedAt: performance.now() });
      const result = await send(name, ...payload);
      const error = result.ok ? undefined : result.error;
      show.current({ isRunning: false, error, endedAt: performance.now() });
      return result.ok;
    },
    [send, name],
  );
  return { run, ...state };
}
