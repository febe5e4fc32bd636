import type { Plugin } from 'vite';
import { COMPILE_AT_ONCE } from './compile-at-once.ts';

/** The content script as every frame of every page carries it: without what WXT wraps around it, which logs to nobody. */
export const bareContentScript: Plugin = {
  name: 'bare-content-script',
  transform: (code, id) =>
    id.includes('virtual:wxt-unlisted-script-entrypoint')
      ? `${/^import definition from .*$/m.exec(code)}\ndefinition.main();`
      : undefined,
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => {
      const script = bundle['crm-page.js'];
      if (script?.type === 'chunk') script.code = `${COMPILE_AT_ONCE}\n${script.code}`;
    },
  },
};
