import { MAX_TEXT_LENGTH } from '../../utils/actions/reply-rules.ts';
import { countSegments } from '../../utils/texting/count-segments.ts';
import styles from './Counter.module.css';

/** How long the text is, and as how many SMS it travels; the reason when a sign makes it longer than it looks. */
export function Counter({ text }: { text: string }) {
  const { length } = text.trim();
  const { segments, encoding } = countSegments(text.trim());
  const isTooLong = length > MAX_TEXT_LENGTH;
  if (!length) return <span />;
  return (
    <span class={`${styles.counter} ${isTooLong ? styles.tooLong : ''}`}>
      {length} / {MAX_TEXT_LENGTH} · {segments} SMS
      {encoding === 'UCS-2' && segments > 1 && (
        <span title="An emoji or a letter outside the SMS alphabet halves what fits into one SMS.">
          {' '}
          (with emoji or special letters)
        </span>
      )}
    </span>
  );
}
