import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

const TICK_MS = 30_000;

/** The time, epoch ms, renewed every half minute: for clocks and ages on screen. */
export function useNow(): number {
  const { now } = useServices();
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), TICK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return time;
}
