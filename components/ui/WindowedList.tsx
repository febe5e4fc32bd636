import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import styles from './WindowedList.module.css';

type Props<T> = {
  items: readonly T[];
  /** Every row has this height, CSS pixels. */
  rowHeight: number;
  keyOf: (item: T) => string;
  draw: (item: T) => ComponentChildren;
};

/** Rows drawn beyond each edge, so that a quick scroll shows no gap. */
const OVERSCAN = 6;

/** A scrolling list that draws only the rows in view: five thousand cost what fifty do. */
export function WindowedList<T>({ items, rowHeight, keyOf, draw }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 0 });

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
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
