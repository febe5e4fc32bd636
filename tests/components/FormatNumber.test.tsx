import { render } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { settle } from '../support/component-harness.ts';

/** The hook as a panel that just opened has it: the formats are not there. */
async function freshHook() {
  vi.resetModules();
  const { useFormatNumber } = await import('../../components/hooks/use-format-number.ts');
  const Numbers = ({ numbers }: { numbers: string[] }) => <p>{numbers.map(useFormatNumber()).join(', ')}</p>;
  return Numbers;
}
const shown = () => document.body.textContent;

describe('a number on screen', () => {
  it('of +1 is written at once', async () => {
    const Numbers = await freshHook();
    render(<Numbers numbers={['+14155550127']} />);
    expect(shown()).toBe('(415) 555-0127');
  });

  it('of another country is there at once, and written as usual as soon as that is known', async () => {
    const Numbers = await freshHook();
    const { rerender } = render(<Numbers numbers={['+14155550127', '+442071838750']} />);
    expect(shown()).toBe('(415) 555-0127, +442071838750');
    await settle();
    expect(shown()).toBe('(415) 555-0127, +44 20 7183 8750');
    rerender(<Numbers numbers={['+4930901820']} />);
    expect(shown()).toBe('+49 30 901820');
  });
});
