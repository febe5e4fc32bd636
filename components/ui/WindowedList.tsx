import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import styles from './WindowedList.module.css';

type Props<T> = {
  items: readonly T[];
  /** Every row has this height, CSS pixels. */
  rowHeight: number;
  keyOf: (item: T) => string;
  draw: (item: T) => ComponentChildren;
  /** Where the list was scrolled to when it was last seen, CSS pixels. */
  startAt?: number;
  /** Told where it is scrolled to. */
  onScroll?: (top: number) => void;
  /** The last rows are drawn: time to load more. */
  onEnd?: () => void;
};

/** Rows drawn beyond each edge, so that a quick scroll shows no gap. */
const OVERSCAN = 6;

/** A scrolling list that draws only the rows in view: five thousand cost what fifty do. */
export function WindowedList<T>({ items, rowHeight, keyOf, draw, startAt = 0, ...on }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  // Until it is measured, the list may be as high as the panel.
  const [view, setView] = useState({ top: startAt, height: globalThis.innerHeight });
  const told = useRef(on);
  told.current = on;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const { scrollTop: top, clientHeight: height } = element;
      setView((before) => (before.top === top && before.height === height ? before : { top, height }));
      told.current.onScroll?.(element.scrollTop);
    };
    element.scrollTop = startAt;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  const first = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN);
  const last = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN);
  const isAtEnd = view.height > 0 && last === items.length;
  useEffect(() => {
    if (isAtEnd) told.current.onEnd?.();
  }, [isAtEnd, items.length]);
  return (
    <div ref={box} class={styles.box}>
      <ul class={styles.list} style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={keyOf(item)}
            class={styles.row}
            style={{ height: `${rowHeight}px`, top: `${(first + index) * rowHeight}px` }}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
          >
            {draw(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
