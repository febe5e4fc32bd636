import { act, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { loadEverything, loadLater } from '../../components/ui/load-later.ts';
import { settle } from '../support/component-harness.ts';

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;
const shown = () => screen.queryByText(/Hello/)?.textContent;

describe('a part that is loaded later', () => {
  it('is not there until it is loaded, and then at once', async () => {
    const Later = loadLater(async () => Greeting);
    const first = render(<Later name="Ada" />);
    expect(shown()).toBeUndefined();
    await settle();
    expect(shown()).toBe('Hello Ada');
    first.unmount();
    render(<Later name="Grace" />);
    expect(shown()).toBe('Hello Grace');
  });

  it('is loaded once, with all the others, before anybody draws it', async () => {
    const load = vi.fn(async () => Greeting);
    const Later = loadLater(load);
    await loadEverything();
    await loadEverything();
    render(<Later name="Ada" />);
    expect(shown()).toBe('Hello Ada');
    expect(load).toHaveBeenCalledOnce();
  });

  it('is asked for again by whoever draws it next, when it could not be loaded', async () => {
    const load = vi.fn(async () => Greeting).mockRejectedValueOnce(new Error('gone'));
    const Later = loadLater(load);
    const first = render(<Later name="Ada" />);
    await settle();
    expect(shown()).toBeUndefined();
    first.unmount();
    render(<Later name="Ada" />);
    await settle();
    expect(shown()).toBe('Hello Ada');
  });

  it('is forgotten when its place is gone before it came', async () => {
    let give = (_: typeof Greeting) => {};
    const Later = loadLater(
      () =>
        new Promise<typeof Greeting>((resolve) => {
          give = resolve;
        }),
    );
    const drawn = render(<Later name="Ada" />);
    drawn.unmount();
    await act(() => give(Greeting));
    expect(document.body.textContent).toBe('');
  });
});
