/** Host names a browser is to find on this machine: `{ 'platform.ringcentral.com': 43121 }` (ports of TLS servers). */
export type Hosts = Record<string, number>;

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
];

/**
 * How every Chromium of this repository is started: with these unpacked extensions, and with no host reachable but
 * those given, so that nothing leaves the machine. Certificates are ours, made for one run, so errors are ignored.
 */
export function chromiumArguments(options: {
  hosts: Hosts;
  extensions: readonly string[];
  headless?: boolean;
}): string[] {
  const rules = Object.entries(options.hosts).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  const loaded = options.extensions.join(',');
  return [
    ...QUIET,
    ...(options.headless === false ? [] : ['--headless=new', '--window-size=1280,900']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--ignore-certificate-errors',
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
    `--disable-extensions-except=${loaded}`,
    `--load-extension=${loaded}`,
  ];
}
