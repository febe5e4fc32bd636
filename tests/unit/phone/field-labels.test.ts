import { describe, expect, it } from 'vitest';
import { wordTokens } from '../../../utils/phone/find/word-tokens.ts';
import { readReport, reportOfText } from '../../support/read-text.ts';

/** The label of a number in a field with this label before it and these attributes. */
const labelOfField = (label: string, attributes: string) => {
  const beside = `<2.2 ${wordTokens(label)},=${wordTokens(attributes)}`;
  const candidate = { text: '4155550123', path: 0, spot: `field;0;;;${beside}`, isInView: true };
  const report = { ...reportOfText(''), paths: ['>input/ >body/ '], candidates: [candidate] };
  return readReport(report).numbers.map(({ label: read }) => read);
};

describe('a field', () => {
  it('that is named a phone is of the kind its label names', () => {
    expect(labelOfField('Mobile', 'text phone_2')).toEqual(['mobile']);
    expect(labelOfField('Work', 'tel control-phone')).toEqual(['work']);
    expect(labelOfField('Fax', 'text phone3')).toEqual(['fax']);
    expect(labelOfField('Company and its people', 'text phone')).toEqual(['work']);
  });

  it('is what its name says where the name says more, or the label nothing of telephones', () => {
    expect(labelOfField('Home', 'text mobile_phone')).toEqual(['mobile']);
    expect(labelOfField('Owner', 'text phone')).toEqual(['phone']);
    expect(labelOfField('Order', 'text phone')).toEqual(['phone']);
  });

  it('of an alternative phone is one by its name alone', () => {
    expect(labelOfField('', 'text alternate_phone')).toEqual(['other']);
  });
});
