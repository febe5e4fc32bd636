import { describe, expect, it } from 'vitest';
import { readText } from '../../support/read-text.ts';

const numbersOf = (text: string) => readText(text, 'ES').map(({ phoneNumber }) => phoneNumber);

describe('an amount', () => {
  it.each(['912.345.000 đ', '912 345 000 kr', 'CLP 912.345.000', 'Rp 912.345.000', 'сумма 912 345 000 руб'])(
    'beside its currency is no number: "%s"',
    (text) => {
      expect(numbersOf(text)).toEqual([]);
    },
  );

  it.each(['912 345 000', 'EUR account, phone 912 345 000', '912 34 50 00 euro line'])(
    'is not meant in "%s"',
    (text) => {
      expect(numbersOf(text)).toEqual(['+34912345000']);
    },
  );
});
