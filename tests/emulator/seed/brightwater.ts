import { customers } from './customers.ts';
import { endingScenes } from './scenes/endings.ts';
import { oddTextScenes } from './scenes/odd-texts.ts';
import { openThreadScenes } from './scenes/open-threads.ts';
import { regularCustomerScenes } from './scenes/regular-customer.ts';
import { event, type Scene } from './story.ts';

/** The year of Brightwater Home Services, in no order: `play` sorts it. */
export function brightwaterScenes(): Scene[] {
  return [
    event('400d', (world) => {
      world.failures.set(customers.hannah.phoneNumber, 'DeliveryFailed');
    }),
    // Between Terry's STOP and the next text to him.
    event('13h 54m', (world) => {
      world.failures.set(customers.terry.phoneNumber, 'SendingFailed');
    }),
    ...regularCustomerScenes(),
    ...openThreadScenes(),
    ...oddTextScenes(),
    ...endingScenes(),
  ];
}
