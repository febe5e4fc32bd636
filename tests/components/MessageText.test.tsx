import { beforeEach, expect, it } from 'vitest';
import { MessageText } from '../../components/panel/MessageText.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness } from '../support/component-harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = (text: string) => {
  const { container } = harness.draw(<MessageText text={text} />);
  return { container, links: [...container.querySelectorAll('a')] };
};

it('opens web addresses in a new tab that knows nothing of us, and shows where they lead', async () => {
  const { container, links } = draw('Pay at https://pаy.example/x, or https://b.example.');
  expect(container.textContent).toBe('Pay at https://pаy.example/x, or https://b.example.');
  expect(links.map(({ textContent, title, target, rel }) => [textContent, title, target, rel])).toEqual([
    ['https://pаy.example/x', 'xn--py-7kc.example', '_blank', 'noopener noreferrer nofollow'],
    ['https://b.example', 'b.example', '_blank', 'noopener noreferrer nofollow'],
  ]);
  await expectAccessible();
});

it.each([
  'javascript:alert(1)',
  'https://a.example@evil.example',
  '<a href="https://x.example">x</a',
  'www.a.example',
])('shows as words what is no plain web address: %s', (text) => {
  const { container, links } = draw(text);
  expect(container.textContent).toBe(text);
  for (const { href } of links) expect(href).toMatch(/^https:\/\/x\.example\/$/);
});

it('takes its direction from itself', () => {
  expect(draw('مرحبا').container.querySelector('p')?.getAttribute('dir')).toBe('auto');
});
