import { parseArgs } from 'node:util';
import { startEmulator } from './emulator.ts';
import { DEFAULT_CLIENT } from './oauth/client-registry.ts';
import { agents } from './seed/agents.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    'client-id': { type: 'string', default: DEFAULT_CLIENT.id },
    'redirect-uri': { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: 'brightwater' },
    'no-limits': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || (values.seed !== 'brightwater' && values.seed !== 'empty')) {
  console.log(`node tests/emulator/main.ts [--port n] [--control-port n] [--host 127.0.0.1] [--client-id id]
  [--redirect-uri uri]... [--seed brightwater|empty] [--no-limits]`);
  process.exit(values.help ? 0 : 2);
}

const redirectUris = values['redirect-uri'].length > 0 ? values['redirect-uri'] : DEFAULT_CLIENT.redirectUris;

const emulator = await startEmulator({
  port: Number(values.port),
  controlPort: Number(values['control-port']),
  host: values.host,
  clientIds: [{ id: values['client-id'], redirectUris }],
  seed: values.seed,
  ...(values['no-limits'] ? { limits: 'off' as const } : {}),
});

console.log(`RingCentral emulator  ${emulator.origin}`);
console.log(`Control API           ${emulator.controlOrigin}`);
console.log(`Client id             ${values['client-id']}`);
console.log(`Redirects to          ${redirectUris.join(', ')}`);
console.log(
  `Agents                ${Object.values(agents)
    .map(({ name }) => name)
    .join(', ')}`,
);
console.log('Ctrl-C ends.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void emulator.close().then(() => process.exit(0));
  });
}
