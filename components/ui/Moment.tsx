import { formatFull } from '../../utils/wording/format-time.ts';

/** A time on screen in few characters, in full on hover and for screen readers. */
export function Moment({ iso, children }: { iso: string; children: string }) {
  if (!iso) return null;
  return (
    <time dateTime={iso} title={formatFull(iso)}>
      {children}
    </time>
  );
}
