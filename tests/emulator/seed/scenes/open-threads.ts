import { pdfFile, pngFile } from '../files.ts';
import { assigns, edits, erases, notes, type Scene, says, talk, writes } from '../story.ts';

/** Threads that are open now: waiting for somebody, or with a colleague. */
export function openThreadScenes(): Scene[] {
  return [
    ...talk('marcus', 'support', '22m', [
      ['0s', says('Hello, do you repair tankless water heaters?')],
      ['1m', says('It is a Rinnai, about 6 years old')],
    ]),
    ...talk('grace', 'harborSite', '7h', [
      [
        '0s',
        says(
          'The leak is back in unit 4. Two pictures attached.',
          pngFile('leak-1.png', [40, 90, 160]),
          pngFile('leak-2.png', [120, 80, 40]),
        ),
      ],
      ['12m', assigns('sam')],
      ['15m', writes('sam', 'Thank you Grace. Here is the offer for the pipe.', pdfFile('offer-unit-4.pdf'))],
      ['50m', says('', pngFile('signed-offer.png', [30, 120, 60]))],
    ]),
    ...talk('oliver', 'support', '71h 50m', [
      ['0s', says('Could somebody ring me about the underfloor heating?')],
      ['40m', assigns('beth')],
    ]),
    ...talk('amelia', 'sales', '3h', [['0s', says('I would like a quote for a full bathroom refit.')]]),
    ...talk('brandon', 'company', '2h', [['0s', says('Is this the right number for Brightwater?')]]),
    ...talk('nina', 'billing', '46m', [['0s', says('', pngFile('invoice-photo.png', [150, 150, 150]))]]),
    ...talk('ingrid', 'mainMenu', '95m', [
      ['0s', says('Guten Tag, ich habe Post von Ihnen bekommen. Können Sie mir den Termin bestätigen?')],
    ]),
    ...rosaScenes(),
  ];
}

function rosaScenes(): Scene[] {
  return talk('rosa', 'billing', '28h', [
    ['0s', says('Hi, we need invoices per chair, not per practice. Is that possible?')],
    ['9m', assigns('beth')],
    ['12m', writes('beth', 'Let me check with accounting, Rosa.')],
    ['20m', notes('beth', 'Asked accounting for split invoices.')],
    ['2h', notes('sam', 'Same request last year from Hart Interiors: solved with cost centres.')],
    ['3h', edits('beth', 'Asked accounting for split invoices. Answer expected Thursday.')],
    ['4h', notes('alex', 'wrong thread, sorry')],
    ['4h 1m', erases('alex')],
    ['5h', notes('jenn', 'Customer called too, sounds urgent.')],
    ['26h', says('Any news?')],
  ]);
}
