import { useEffect, useRef } from 'preact/hooks';
import type { OutboxRow } from '../../utils/outbox/outbox.ts';

/**
 * Empties a form when the outbox begins to hold what is in it: an unclear text waits there; left in the field as well,
 * it would be sent twice. Not when the agent comes by the same words while typing. `isHeld`: one of `rows` holds it.
 */
export function useEmptiedWhenHeld(rows: readonly OutboxRow[], isHeld: boolean, empty: () => void): void {
  const states = rows.map(({ pressId, state }) => pressId + state).join();
  const known = useRef('');
  useEffect(() => {
    if (known.current !== states && isHeld) empty();
    known.current = states;
  });
}
