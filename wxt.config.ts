import { defineConfig } from 'wxt';
import { bareContentScript } from './utils/build/bare-content-script.ts';
import { lighterLibraries, SDK_WITHOUT_BALLAST } from './utils/build/lighter-libraries.ts';
import { panelFirstFile } from './utils/build/panel-first-file.ts';

/** The production server. Another one is chosen when building: WXT_RINGCENTRAL_SERVER=https://lab.example.com */
const PRODUCTION_SERVER = 'https://platform.ringcentral.com';

/** Pins the extension id, and with it the OAuth redirect URI, on every machine (only the public half exists). */
const MANIFEST_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArfJ9V7juwaTfw1HTtqqaaTwABk5PmEPHvH3jLTvwPEloqfBPEdE9SlveLyQet8JoSteorZ5E1VzYYL0C7L2nDMuAjxohEh0d9ccjUtN1/AfG0mciu/sMXG3INdaHP5bWxiHecnHdFUPZ0bBJf3Yw424MvvmP0FLqFbNTUgbqBWCSvnnohaGi4SOmH9OdLcBIrvsg9E5oAS9+1JckKXQ7JG3rz61fIHrj+us0c5JMdImeOR4yBzf1vbh8HlUrulTuRBDlTNEu4qJKuagFhnX+EKOCcd5Ut703yJHcurLYtPRKgBdLZwyZHH7iSP0k6ezhaJiShu9hTj6SUiHsmWZerwIDAQAB';

const server = new URL(process.env.WXT_RINGCENTRAL_SERVER ?? PRODUCTION_SERVER).origin;

/** Where pictures and files of messages come from; another server brings its own. */
const mediaOrigins = server === PRODUCTION_SERVER ? ['https://media.ringcentral.com'] : [];
const origins = [server, ...mediaOrigins];

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
    plugins: [lighterLibraries(), bareContentScript, panelFirstFile()],
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
