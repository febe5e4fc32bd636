import { type ComponentType, type FunctionComponent, h } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

const loads: (() => Promise<unknown>)[] = [];

/** Loads all that the first picture did without, so that no press has to wait for its screen. */
export async function loadEverything(): Promise<void> {
  await Promise.all(loads.map((load) => load()));
}

/**
 * A component that the first picture does without: its code comes after that (`loadEverything`), or when it is drawn
 * sooner. Nothing is in its place until then; once it is there, it is drawn at once.
 */
export function loadLater<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let part: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const get = (): Promise<void> => {
    loading ??= load().then(
      (loaded) => {
        part = loaded;
      },
      () => {
        // Whoever draws it next asks again.
        loading = undefined;
      },
    );
    return loading;
  };
  loads.push(get);
  return function Later(props: P) {
    const [Part, show] = useState(() => part);
    useLayoutEffect(() => {
      let isGone = false;
      if (!Part) void get().then(() => !isGone && show(() => part));
      return () => {
        isGone = true;
      };
    }, [Part]);
    return Part ? h(Part, props) : null;
  };
}
