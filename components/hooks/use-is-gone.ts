import { useEffect, useRef } from 'preact/hooks';

/** Whether the agent has left the component: what an answer that comes later may no longer touch. */
export function useIsGone(): { readonly current: boolean } {
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );
  return isGone;
}
