/** Values no field should have, but a server, a proxy or a newer version may send. */
export const ODD_VALUES: readonly unknown[] = [
  undefined,
  null,
  '',
  0,
  -1,
  Number.NaN,
  true,
  [],
  [null],
  {},
  { id: null },
  { phoneNumber: null },
  { extensionId: 5 },
  { extensionId: '', name: null },
  'x'.repeat(100_000),
  '\u202Eevil\u0000',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'NotAWordWeKnow',
];

/** Whole answers without a list where one was due. */
export const ODD_BODIES: readonly unknown[] = [
  undefined,
  null,
  'text',
  42,
  [],
  {},
  { records: null },
  { records: {} },
  { records: 'no' },
];
