/** A piece of a text: plain, or a link that may be opened. `host` is what the link really leads to. */
export type TextPart = { text: string } | { text: string; href: string; host: string };

/** Web addresses as people paste them; what follows the match's last useful character is punctuation. */
const WEB_ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const TRAILING = /[.,;:!?)\]}…]+$/u;

/**
 * Cuts a text into plain pieces and http(s) links. Nothing else becomes a link: no `javascript:`, no bare domains, no
 * addresses with credentials (`reliability.md` row 60). The pieces joined are the text, unchanged.
 */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(WEB_ADDRESS)) {
    const written = match[0].replace(TRAILING, '');
    const url = URL.parse(written);
    if (!url || url.username || url.password || !url.hostname.includes('.')) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: written, href: url.href, host: url.host });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
