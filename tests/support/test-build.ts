import type { Build } from '../../components/options/build.ts';

/** A build as the settings tell it. */
export const TEST_BUILD: Build = {
  server: 'https://platform.ringcentral.com',
  clientId: '',
  redirectUri: 'https://abc.chromiumapp.org/',
  version: '1.2.3',
  browser: 'Chrome/150.0.0.0',
};
