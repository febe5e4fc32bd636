import type { Source } from '../page-report.ts';

/** Schemes that dial or write to a number, and messengers whose links name it without its plus. */
const LINK = /^\s*(?:(?:tel|sms|callto|skype|sip|dial|rc)\w*:|(whatsapp:|.*(?:wa\.me|sapp\.com)\/))/i;
/** Fields for text; never a hidden or a password field. */
const FIELD = /^(te|sea|num|url)\w*$/;
const TELLING = /^(title|aria-label|content|data-.*(phone|tel|mob|num|call|sms|val|text|ti[pt]|cop))/;

/**
 * What an element carries beside its text, in lines: where its link leads, its value, structured data, attributes.
 * `names` are those of its attributes.
 */
export function readElement(element: Element, names: readonly string[]): [Source, string] {
  const MAX_ATTRIBUTE = 80;
  const { type } = element as HTMLInputElement;
  const href = element.getAttribute('href') as string;
  const [scheme, messenger = ''] = LINK.exec(href) ?? [];
  if (scheme) {
    // What stands before the number (`send?phone=`) and behind it (`?body=`) is not read.
    const target = href.slice(scheme.length).replace(/^.*?(?:phone|number|to)=|[?&@].*/gs, '');
    return ['link', (messenger && '+') + unescape(target)];
  }
  if (FIELD.test(type)) return ['field', (element as HTMLInputElement).value];
  if (/ld/.test(type)) return ['markup', element.textContent as string];
  let lines = '';
  let source: Source = 'attribute';
  for (const name of names) {
    if (TELLING.test(name))
      lines += `${name}: ${(element.getAttribute(name) as string).slice(0, MAX_ATTRIBUTE)}\n`;
    if (name === 'content') source = 'markup';
  }
  return [source, lines];
}
