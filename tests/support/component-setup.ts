import { cleanup } from '@testing-library/preact';
import { afterEach } from 'vitest';
import { loadNumberFormats } from '../../components/hooks/use-format-number.ts';
import '../../components/panel/Panel.tsx';
import { loadEverything } from '../../components/ui/load-later.ts';

// Tests look at screens, not at how their code comes.
await Promise.all([loadEverything(), loadNumberFormats()]);

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});
