import { findLinks } from '../../utils/texting/find-links.ts';
import styles from './MessageText.module.css';

/** What somebody wrote, as text; web addresses in it can be opened in a new tab and show where they lead. */
export function MessageText({ text }: { text: string }) {
  return (
    <p class={styles.text} dir="auto">
      {findLinks(text).map((part, index) =>
        'href' in part ? (
          <a
            key={index}
            href={part.href}
            title={part.host}
            target="_blank"
            rel="noopener noreferrer nofollow"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
