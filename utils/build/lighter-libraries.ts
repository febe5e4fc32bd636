import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'vite';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const stub = (name: string) => pathOf(`../ringcentral/sdk-stubs/${name}.ts`);

/**
 * The SDK's parts that the worker must not carry: they need Node, or do what is switched off (see each stub). Built
 * from its own TypeScript, as what it ships as JavaScript is made for browsers without `async`, and twice as large.
 */
export const SDK_WITHOUT_BALLAST = [
  { find: /^@ringcentral\/sdk$/, replacement: '@ringcentral/sdk/src/SDK.ts' },
  { find: /^crypto$/, replacement: stub('crypto') },
  { find: /^events$/, replacement: stub('events') },
  { find: /^\.\/Discovery$/, replacement: stub('discovery') },
  { find: /^\.\.?\/core\/Constants$/, replacement: stub('constants') },
];

/** Libraries as a worker wants them that starts anew at every press: small, and idle until they are needed. */
export const lighterLibraries = (): Plugin[] => [
  sdkWithoutTypes,
  polyfillAsModule,
  phoneLibraryOfToday,
  phoneMetadataUnpackedLate,
];

/** Among what the SDK's main file exports are types: a bundler that takes file by file looks for them in vain. */
const sdkWithoutTypes: Plugin = {
  name: 'sdk-without-types',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('@ringcentral/sdk/src/SDK.ts') ? code.replace(/^export \{[^}]*\};$/m, '') : undefined,
};

/**
 * The polyfill is CommonJS. Imported as such, every property of `browser` is copied at start, and with it every API of
 * the browser built that the worker may never use: a quarter of the time a stopped worker needs to answer.
 */
const polyfillAsModule: Plugin = {
  name: 'polyfill-as-module',
  transform: (code, id) =>
    id.endsWith('webextension-polyfill/dist/browser-polyfill.js')
      ? `const module = { exports: {} };\nconst exports = module.exports;\n${code}\nexport default module.exports;`
      : undefined,
};

/** libphonenumber comes for old browsers and, in a folder beside, for those of today: a third smaller. */
const phoneLibraryOfToday: Plugin = {
  name: 'phone-library-of-today',
  transform: (code, id) =>
    /libphonenumber-js\/(?:core|min)\//.test(id) ? code.replaceAll('/es6/', '/es6-modern/') : undefined,
};

const unpackModule = JSON.stringify(pathOf('../phone/unpack-text.ts'));

/**
 * What libphonenumber knows of the world's numbers would be the largest thing in the worker, and most wake-ups do not
 * need it: it travels packed, and is unpacked by the first number that is read.
 */
const phoneMetadataUnpackedLate: Plugin = {
  name: 'phone-metadata-unpacked-late',
  transform(code, id) {
    if (!id.endsWith('libphonenumber-js/metadata.min.json.js')) return undefined;
    const metadata: unknown = JSON.parse(code.slice(code.indexOf('{')).replace(/;\s*$/, ''));
    const packed = deflateRawSync(JSON.stringify(metadata), { level: 9 }).toString('base64');
    return `
      let metadata;
      const unpacked = () => (metadata ??= JSON.parse(require(${unpackModule}).unpackText('${packed}')));
      export default {
        get version() { return unpacked().version; },
        get countries() { return unpacked().countries; },
        get country_calling_codes() { return unpacked().country_calling_codes; },
        get nonGeographic() { return unpacked().nonGeographic; },
      };`;
  },
};
