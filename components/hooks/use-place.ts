import { useCallback, useEffect, useState } from 'preact/hooks';
import { type PanelPlace, readPlace } from '../../utils/panel-place.ts';
import { useServices } from './services.ts';
import { useUserId } from './user.ts';

/** Where in the panel the agent is, restored after the panel was closed, and the way to somewhere else. */
export function usePlace(): [PanelPlace, (change: Partial<PanelPlace>) => void] {
  const { place: kept } = useServices();
  const extensionId = useUserId();
  const [place, setPlace] = useState(() => readPlace(kept.read(), extensionId));
  useEffect(() => void kept.write(place), [kept, place]);
  const go = useCallback(
    (change: Partial<PanelPlace>) => setPlace((before) => ({ ...before, ...change })),
    [],
  );
  return [place, go];
}
