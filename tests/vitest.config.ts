import { defineConfig } from 'vitest/config';

/** One vitest, a room each: pure code, components in a DOM, the client against the emulator, and the emulator itself. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'gates',
          include: ['tests/gates/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
      {
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'happy-dom',
          // One DOM and one set of modules per worker: three times as fast; every test begins with an empty page.
          isolate: false,
          setupFiles: ['fake-indexeddb/auto', './tests/support/component-setup.ts'],
        },
      },
      { test: { name: 'emulator', include: ['tests/emulator/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
    ],
  },
});
