import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';

/** Copies a text to the clipboard, and says whether that worked. `name` is what the button says before. */
export function CopyButton({ text, name = 'Copy' }: { text: string; name?: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  const words = { ready: name, copied: 'Copied', failed: 'Select it and copy' };
  return (
    <Button
      label={words[state]}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setState('copied'),
          () => setState('failed'),
        );
      }}
    >
      <span role="status">{words[state]}</span>
    </Button>
  );
}
