/** Why a text is read otherwise than libphonenumber reads it. */
export const WHY = {
  moment: 'a date and time; libphonenumber forgets that there are spaces other than the plain one',
  date: 'a date is taken for a date, whatever stands behind it',
  years: 'two years are no area code',
  ids: 'three groups of eight digits are ids: one is no number because it could be dialled somewhere',
  foreign: 'the second number is written as in its own country, and would be another one in the agent’s',
  tilde: 'nobody dials a tilde',
  fullWidth: 'libphonenumber does not know the full-width plus in texts',
  metadata: 'the form is valid by the metadata shipped (min), and was given up in the larger one (max)',
  accent: 'languages without spaces glue words to numbers; only letters that ids are made of forbid one',
  plus: 'an explicit plus says more than slashes do',
  bracket: 'a bracket left open is a slip of the finger; the digits are grouped as they should be',
  bare: 'digits without any separator are ids far more often: they need a label or a link',
  taxId: 'tax ids have this form: it needs a label or a link',
  short: 'two short groups are pages or scores as well: they need a label or a link',
  trunk: 'the trunk prefix is not optional in this country: without it, it needs a label or a link',
  grouping: 'grouped as nobody there groups numbers, as amounts and ids are: it needs a label or a link',
  second: 'the second number is one, too',
  comma: 'a lone comma starts no extension (libphonenumber’s own suite says so, its port does otherwise)',
  semicolon: 'people write extensions behind semicolons',
};

/** Of these, the numbers are found as soon as the page says what they are. */
export const FOUND_WITH_LABEL: readonly (keyof typeof WHY)[] = [
  'bare',
  'taxId',
  'short',
  'trunk',
  'grouping',
];

/** The name of a reason. */
export type Difference = keyof typeof WHY;
