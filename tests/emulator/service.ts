import { createFaultBook, type FaultBook } from './faults/fault-book.ts';
import { type AuthorizationCodes, createAuthorizationCodes } from './oauth/authorization-codes.ts';
import { DEFAULT_CLIENT, type RegisteredClient } from './oauth/client-registry.ts';
import { createSessions, type Sessions } from './oauth/sessions.ts';
import { createSeededWorld, type SeedName } from './seed/create-seeded-world.ts';
import { ALL_APP_PERMISSIONS, type AppPermission } from './state/app-permissions.ts';
import { type Clock, type ClockStart, createClock } from './state/clock.ts';
import { createRateLimiter, type RateLimiter } from './state/rate-limiter.ts';
import type { LoggedRequest } from './state/request-log.ts';
import { defaultSettings, patchSettings, type Settings, type SettingsPatch } from './state/settings.ts';
import type { World } from './state/world.ts';

/** How a service is set up. Everything has a documented default. */
export type ServiceOptions = ClockStart & {
  clients?: RegisteredClient[];
  seed?: SeedName;
  settings?: SettingsPatch;
};

/** One emulated RingCentral: all state behind the API and the control API. */
export type Service = {
  world: World;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly clients: RegisteredClient[];
  readonly codes: AuthorizationCodes;
  readonly sessions: Sessions;
  readonly limiter: RateLimiter;
  readonly faults: FaultBook;
  readonly permissions: Set<AppPermission>;
  requests: LoggedRequest[];
  /** Where the API listens, once it does; begins the `contentUri`s of records that no request asked for. */
  origin: string;
  /** Called at every token refresh, for faults that hold an answer until then. */
  readonly refreshWatchers: Set<(extensionId: string) => void>;
  /** Back to the start: clock, settings, data, sign-ins, faults, log. */
  reset(seed?: SeedName, keep?: { sessions?: boolean }): void;
};

/** Builds the service and fills it with its seed. */
export function createService(options: ServiceOptions = {}): Service {
  const clock = createClock(options);
  const settings = patchSettings(defaultSettings(), options.settings ?? {});
  const service: Service = {
    world: createSeededWorld(clock, settings, options.seed),
    clock,
    settings,
    clients: options.clients ?? [DEFAULT_CLIENT],
    codes: createAuthorizationCodes(),
    sessions: createSessions(),
    limiter: createRateLimiter(),
    faults: createFaultBook(),
    permissions: new Set(ALL_APP_PERMISSIONS),
    requests: [],
    origin: '',
    refreshWatchers: new Set(),
    reset(seed = options.seed, keep = {}) {
      clock.reset();
      patchSettings(settings, defaultSettings());
      patchSettings(settings, options.settings ?? {});
      service.faults.clear();
      service.limiter.clear();
      service.codes.clear();
      if (!keep.sessions) service.sessions.clear();
      for (const permission of ALL_APP_PERMISSIONS) service.permissions.add(permission);
      service.requests = [];
      service.world = createSeededWorld(clock, settings, seed);
    },
  };
  return service;
}
