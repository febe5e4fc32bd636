import { type Clock, createClock } from '../state/clock.ts';
import { defaultSettings, type Settings } from '../state/settings.ts';
import { createWorld, type World } from '../state/world.ts';
import { brightwaterScenes } from './brightwater.ts';
import { createCompany } from './create-company.ts';
import { play } from './story.ts';

/** `brightwater`: the full story. `empty`: the same company without a single thread. */
export type SeedName = 'brightwater' | 'empty';

/** Builds the world of a seed, relative to the clock's present; ids and texts are the same every time. */
export function createSeededWorld(clock: Clock, settings: Settings, seed: SeedName = 'brightwater'): World {
  // The past happens on a clock of its own and under the documented rules, whatever a test has turned for the
  // present.
  const past = createClock({ startTime: clock.now(), isFrozen: true });
  const world = createWorld(past, defaultSettings(), createCompany());
  if (seed === 'brightwater') play(world, brightwaterScenes());
  world.clock = clock;
  world.settings = settings;
  return world;
}
