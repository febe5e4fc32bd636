import { type App, createApp } from './app.ts';
import { createConnectionControl } from './control/connection-control.ts';
import { type Control, createControl } from './control/control.ts';
import { createControlApp } from './control/control-app.ts';
import type { RegisteredClient } from './oauth/client-registry.ts';
import { type Listener, type ListenOptions, listen } from './server.ts';
import { createService, type ServiceOptions } from './service.ts';
import type { SettingsPatch } from './state/settings.ts';

/** How to set up an emulator without a server. */
export type EmulatorOptions = Omit<ServiceOptions, 'clients'> & {
  /**
   * Registered applications with their exact redirect addresses; the first is the default of `tokens.issue`.
   */
  clientIds?: RegisteredClient[];
  /** Shorthand for `settings.limits`; `'off'` never refuses. */
  limits?: SettingsPatch['limits'] | 'off';
};

/** An emulator in this process: `app.fetch(request)` is the API, `control` everything behind it. */
export type Emulator = { app: App; control: Control };

/** The same, listening. `controlOrigin` is a listener of its own. */
export type ListeningEmulator = Emulator & { origin: string; controlOrigin: string; close(): Promise<void> };

/**
 * Builds an emulator that listens nowhere, for fast tests; faults that cut connections need `startEmulator`.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const service = createService(serviceOptions(options));
  return { app: createApp(service), control: createControl(service) };
}

/**
 * Starts an emulator on its own port, and its control API on another one, which never leaves this machine.
 */
export async function startEmulator(
  options: EmulatorOptions & ListenOptions & { controlPort?: number } = {},
): Promise<ListeningEmulator> {
  const service = createService(serviceOptions(options));
  const app = createApp(service);
  let api: Listener | undefined;
  const connections = createConnectionControl(() => {
    if (!api) throw new Error('The server does not listen yet.');
    return api.server;
  });
  const control = createControl(service, connections);
  api = await listen(app, options);
  service.origin = api.origin;
  const { origin, close } = api;
  const controlListener = await listen(createControlApp(control), { port: options.controlPort ?? 0 }).catch(
    async (error) => {
      await close();
      throw error;
    },
  );
  return {
    app,
    control,
    origin,
    controlOrigin: controlListener.origin,
    async close() {
      control.faults.clear();
      await Promise.all([close(), controlListener.close()]);
    },
  };
}

function serviceOptions({ clientIds, limits, settings, ...rest }: EmulatorOptions): ServiceOptions {
  const patch = limits === 'off' ? { enabled: false } : limits;
  return {
    ...rest,
    ...(clientIds ? { clients: clientIds } : {}),
    settings: { ...settings, ...(patch ? { limits: { ...settings?.limits, ...patch } } : {}) },
  };
}
