import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../utils/app-error.ts';
import type { PanelCommands, Payload } from '../../utils/messaging/protocol.ts';
import { useServices } from './services.ts';

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

/** Sends one kind of command at a time; a second press while it runs does nothing. */
export function useCommand<K extends keyof PanelCommands>(name: K): Command<K> {
  const { send } = useServices();
  const [state, setState] = useState<Pick<Command<K>, 'isRunning' | 'error' | 'endedAt'>>({
    isRunning: false,
    error: undefined,
    endedAt: 0,
  });
  const isRunning = useRef(false);
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );

  const run = useCallback<Command<K>['run']>(
    async (...payload) => {
      if (isRunning.current) return false;
      isRunning.current = true;
      setState({ isRunning: true, error: undefined, endedAt: performance.now() });
      const result = await send(name, ...payload);
      isRunning.current = false;
      if (!isGone.current) {
        const error = result.ok ? undefined : result.error;
        setState({ isRunning: false, error, endedAt: performance.now() });
      }
      return result.ok;
    },
    [send, name],
  );
  return { run, ...state };
}
