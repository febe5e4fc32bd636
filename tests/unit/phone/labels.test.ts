import { describe, expect, it } from 'vitest';
import { readText } from '../../support/read-text.ts';

const numbersOf = (text: string) => readText(text, 'US').map(({ phoneNumber }) => phoneNumber);

describe('digits without any sign', () => {
  it.each(['Alternate mobile', 'Mother’s phone', 'Work phone number', 'Home Phone No.', 'Emergency tel.'])(
    'are a number where the label names a telephone, whosever it is: "%s"',
    (label) => {
      expect(numbersOf(`${label}: 4155550123`)).toEqual(['+14155550123']);
    },
  );

  it.each(['Alternate', 'Manager', 'Work done so far', 'Other reading'])('are none behind "%s"', (label) => {
    expect(numbersOf(`${label}: 4155550123`)).toEqual([]);
  });
});
