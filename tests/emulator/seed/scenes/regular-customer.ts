import { assigns, notes, resolves, type Scene, says, talk, writes } from '../story.ts';

/**
 * Dana Whitfield: twelve past threads over the last year, seven in Billing and five in Support, and one open,
 * assigned to Alex.
 */
export function regularCustomerScenes(): Scene[] {
  return [
    ...settled(
      'billing',
      '351d',
      'Hi, is the spring inspection included in my plan?',
      'It is, Dana. Shall I book a day?',
    ),
    ...settled(
      'billing',
      '318d',
      'Got charged twice this month I think',
      'You are right, the second charge is refunded.',
    ),
    ...settled(
      'support',
      '290d',
      'Thermostat shows E4 again',
      'E4 is the sensor. We will send Miguel tomorrow at 9.',
    ),
    ...settled(
      'billing',
      '262d',
      'Can I pay the invoice with a different card?',
      'Yes, here is the page: https://pay.brightwater.example/2231',
    ),
    ...settled(
      'support',
      '233d',
      'Technician was great, thank you!',
      'That is good to hear, I will tell him.',
    ),
    ...forgotten('billing', '204d', 'Do you have a referral programme?'),
    ...settled(
      'support',
      '176d',
      'Water pressure is low upstairs',
      'Please check the valve under the sink first.',
    ),
    ...settled(
      'billing',
      '141d',
      'Please change the billing address to 14 Orchard St',
      'Changed, the next invoice goes there.',
    ),
    ...settled('support', '108d', 'Boiler pilot light is out', 'Hold the knob for 30 seconds, then release.'),
    ...forgotten('billing', '71d', 'What does "service tier B" mean on my bill?'),
    ...settled('billing', '38d', 'I would like to go to the yearly plan', 'Done. You save two months.'),
    ...settled('support', '12d', 'Need a new filter for the AC', 'Size 16x25x1, two are on the way.'),
    ...talk('dana', 'billing', '5h 10m', [
      ['0s', says('Hi, it is Dana. The yearly plan invoice still shows the monthly price?')],
      ['6m', assigns('alex')],
      ['8m', writes('alex', 'Hello Dana, let me look into it. One moment.')],
      [
        '31m',
        notes(
          'alex',
          'Plan changed 38 days ago, the invoice run used the old tier. Accounting corrects it today.',
        ),
      ],
      [
        '40m',
        writes('alex', 'Found it: the invoice was made a day too early. You get a corrected one by tonight.'),
      ],
      ['47m', says('Perfect, thanks Alex!')],
    ]),
  ];
}

function settled(queue: 'billing' | 'support', ago: string, question: string, answer: string): Scene[] {
  const agent = queue === 'billing' ? 'alex' : 'jenn';
  return talk('dana', queue, ago, [
    ['0s', says(question)],
    ['11m', assigns(agent)],
    ['14m', writes(agent, answer)],
    ['52m', says('Thanks!')],
    ['1h 5m', resolves(agent)],
  ]);
}

function forgotten(queue: 'billing' | 'support', ago: string, question: string): Scene[] {
  return talk('dana', queue, ago, [
    ['0s', says(question)],
    ['3h', assigns('sam')],
    ['3h 5m', writes('sam', 'Good question, I will ask and come back to you.')],
  ]);
}
