/** A text the agent writes often. Kept in this browser. */
export type Template = { id: string; name: string; text: string };

/** What placeholders stand for; '' where it is not known. */
export type TemplateValues = { customerNumber: string; myName: string; queue: string };

/** The placeholders and what they stand for, as the settings explain them. */
export const PLACEHOLDERS: readonly [string, keyof TemplateValues][] = [
  ['{customer number}', 'customerNumber'],
  ['{my name}', 'myName'],
  ['{queue}', 'queue'],
];

/** A template's text with its placeholders filled; one whose value is not known stays, so that it is noticed. */
export const fillTemplate = (text: string, values: TemplateValues): string =>
  PLACEHOLDERS.reduce(
    (filled, [placeholder, key]) =>
      values[key] ? filled.replaceAll(placeholder, () => values[key]) : filled,
    text,
  );

/** What was typed after a `/` that begins a word right before the caret; undefined when there is none. */
export function templateQuery(text: string, caret: number): string | undefined {
  const [, query] = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret)) ?? [];
  return query;
}

/** The templates whose name or text has what was typed, by name first. */
export function findTemplates(templates: readonly Template[], query: string): Template[] {
  const wanted = query.toLowerCase();
  const rank = ({ name, text }: Template) =>
    name.toLowerCase().includes(wanted) ? 0 : text.toLowerCase().includes(wanted) ? 1 : 2;
  return templates.filter((one) => rank(one) < 2).toSorted((a, b) => rank(a) - rank(b));
}

/** The text with the `/` and what follows it replaced, and where the caret goes then. */
export function insertTemplate(text: string, caret: number, filled: string): { text: string; caret: number } {
  const query = templateQuery(text, caret) ?? '';
  const start = caret - query.length - 1;
  return { text: text.slice(0, start) + filled + text.slice(caret), caret: start + filled.length };
}
