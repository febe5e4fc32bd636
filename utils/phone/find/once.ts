/** The same pure function, which works once for a text that comes again: most words of a page do. */
export function once(make: (text: string) => string): (text: string) => string {
  /** The first ones: what a page repeats, it repeats soon. */
  const MAX_KNOWN = 5000;
  const known = new Map<string, string>();
  return (text) => {
    const value = known.get(text) ?? make(text);
    if (known.size < MAX_KNOWN) known.set(text, value);
    return value;
  };
}
