/**
 * The same pure function, which works once for a text that comes again: most words of a page do. Asked for `knownOnly`,
 * it answers `#` to a text that comes for the first time.
 */
export function once(make: (text: string) => string): (text: string, knownOnly?: boolean) => string {
  /** The first ones: what a page repeats, it repeats soon. */
  const MAX_KNOWN = 5000;
  const known = new Map<string, string>();
  return (text, knownOnly) => {
    const value = known.get(text) ?? (knownOnly ? '#' : make(text));
    if (!knownOnly && known.size < MAX_KNOWN) known.set(text, value);
    return value;
  };
}
