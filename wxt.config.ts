import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { panelFirstFile } from './utils/build/panel-first-file.ts';
import { packText } from './utils/phone/packed-text.ts';

/** The production server. Another one is chosen when building: WXT_RINGCENTRAL_SERVER=https://lab.example.com */
const PRODUCTION_SERVER = 'https://platform.ringcentral.com';

/** Pins the extension id, and with it the OAuth redirect URI, on every machine (only the public half exists). */
const MANIFEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArfJ9V7juwaTfw1HTtqqaaTwABk5PmEPHvH3jLTvwPEloqfBPEdE9SlveLyQet8JoSteorZ5E1VzYYL0C7L2nDMuAjxohEh0d9ccjUtN1/AfG0mciu/sMXG3INdaHP5bWxiHecnHdFUPZ0bBJf3Yw424MvvmP0FLqFbNTUgbqBWCSvnnohaGi4SOmH9OdLcBIrvsg9E5oAS9+1JckKXQ7JG3rz61fIHrj+us0c5JMdImeOR4yBzf1vbh8HlUrulTuRBDlTNEu4qJKuagFhnX+EKOCcd5Ut703yJHcurLYtPRKgBdLZwyZHH7iSP0k6ezhaJiShu9hTj6SUiHsmWZerwIDAQAB';

const server = new URL(process.env.WXT_RINGCENTRAL_SERVER ?? PRODUCTION_SERVER).origin;

/** Where pictures and files of messages come from; another server brings its own. */
const mediaOrigins = server === PRODUCTION_SERVER ? ['https://media.ringcentral.com'] : [];
const origins = [server, ...mediaOrigins];

const stub = (name: string) =>
  fileURLToPath(new URL(`utils/ringcentral/sdk-stubs/${name}.ts`, import.meta.url));

/** The SDK's parts that the worker must not carry: they need Node, or do what is switched off (see each stub). */
const SDK_WITHOUT_BALLAST = [
  { find: /^@ringcentral\/sdk$/, replacement: '@ringcentral/sdk/es6/SDK.js' },
  { find: /^crypto$/, replacement: stub('crypto') },
  { find: /^events$/, replacement: stub('events') },
  { find: /^\.\/Discovery$/, replacement: stub('discovery') },
  { find: /^\.\.?\/core\/Constants$/, replacement: stub('constants') },
];

/**
 * The polyfill is CommonJS. Imported as such, every property of `browser` is copied at start, and with it every API of
 * the browser built that the worker may never use: a quarter of the time a stopped worker needs to answer.
 */
const POLYFILL_AS_MODULE = {
  name: 'polyfill-as-module',
  transform: (code: string, id: string) =>
    id.endsWith('webextension-polyfill/dist/browser-polyfill.js')
      ? `const module = { exports: {} };\nconst exports = module.exports;\n${code}\nexport default module.exports;`
      : undefined,
};

/** What WXT wraps around a content script logs to nobody, and is carried by every frame of every page. */
const CONTENT_SCRIPT_UNWRAPPED = {
  name: 'content-script-unwrapped',
  transform: (code: string, id: string) =>
    id.includes('virtual:wxt-unlisted-script-entrypoint')
      ? `${/^import definition from .*$/m.exec(code)}\ndefinition.main();`
      : undefined,
};

const unpackModule = fileURLToPath(new URL('utils/phone/packed-text.ts', import.meta.url));
let packedMetadata = '';

/**
 * What libphonenumber knows of the world's numbers is the largest thing in the worker, and most wake-ups do not need
 * it: it travels packed, and is unpacked by the first number that is read.
 */
const PHONE_METADATA_UNPACKED_LATE = {
  name: 'phone-metadata-unpacked-late',
  transform(code: string, id: string) {
    if (!id.endsWith('libphonenumber-js/metadata.min.json.js')) return undefined;
    const metadata: unknown = JSON.parse(code.slice(code.indexOf('{')).replace(/;\s*$/, ''));
    packedMetadata ||= JSON.stringify(packText(JSON.stringify(metadata)));
    return `
      import { unpackText } from ${JSON.stringify(unpackModule)};
      let metadata;
      const unpacked = () => (metadata ??= JSON.parse(unpackText(${packedMetadata})));
      export default {
        get version() { return unpacked().version; },
        get countries() { return unpacked().countries; },
        get country_calling_codes() { return unpacked().country_calling_codes; },
        get nonGeographic() { return unpacked().nonGeographic; },
      };`;
  },
};

/** Pages and worker run their own files and talk to the RingCentral server; everything else is refused. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  `connect-src ${origins.join(' ')}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  hooks: {
    // `imports: false` alone still injects WXT's helpers for free names such as `storage`.
    'config:resolved': (wxt) => {
      Object.assign(wxt.config.imports, { autoImport: false });
    },
  },
  entrypointsDir: 'entrypoints',
  vite: ({ command }) => ({
    define: {
      global: 'globalThis',
      'import.meta.env.WXT_RINGCENTRAL_SERVER': JSON.stringify(server),
      'import.meta.env.WXT_RINGCENTRAL_ORIGINS': JSON.stringify(origins.join(' ')),
      'import.meta.env.WXT_RINGCENTRAL_CLIENT_ID': JSON.stringify(
        process.env.WXT_RINGCENTRAL_CLIENT_ID ?? '',
      ),
    },
    plugins: [POLYFILL_AS_MODULE, PHONE_METADATA_UNPACKED_LATE, CONTENT_SCRIPT_UNWRAPPED, panelFirstFile()],
    resolve: { alias: SDK_WITHOUT_BALLAST },
    build: {
      target: 'chrome130',
      sourcemap: command === 'serve',
      modulePreload: { polyfill: false },
    },
  }),
  manifest: ({ command }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    key: MANIFEST_KEY,
    minimum_chrome_version: '130',
    incognito: 'not_allowed',
    permissions: ['storage', 'alarms', 'identity', 'sidePanel', 'scripting', 'activeTab'],
    storage: { managed_schema: 'managed-schema.json' },
    host_permissions: origins.map((origin) => `${origin}/*`),
    optional_host_permissions: ['https://*/*'],
    externally_connectable: { ids: [] },
    action: { default_title: '__MSG_openPanel__' },
    ...(command === 'build' && { content_security_policy: { extension_pages: contentSecurityPolicy } }),
  }),
});
