import { removeOwner, removeOwnerNumber } from '../../actions/remove-owner.ts';
import { OLD_SUPPORT_NUMBER, queues } from '../queues.ts';
import { assigns, deletes, event, resolves, type Scene, says, talk, writes } from '../story.ts';

/**
 * Threads that are over: by hand, by age, by a deleted owner or number, or deleted. All four `statusReason`s
 * are among them.
 */
export function endingScenes(): Scene[] {
  return [
    ...talk('camille', 'billing', '60d', [
      ['0s', says('Bonjour, puis-je payer par virement ?')],
      ['30m', assigns('beth')],
      ['35m', writes('beth', 'Bien sûr : IBAN sur la facture.')],
      ['3h', resolves('beth')],
    ]),
    ...talk('camille', 'billing', '9d', [['0s', says('Merci, le virement est parti.')]]),
    ...talk('gareth', 'support', '20d', [
      ['0s', says('Boiler sorted, cheers')],
      ['2h', resolves('jenn')],
    ]),
    ...talk('paul', 'support', '16d', [
      ['0s', says('My card number is 4111 1111 1111 1111')],
      ['10m', deletes('jenn')],
    ]),
    ...talk('paul', 'support', '15d', [
      ['0s', writes('jenn', 'Please never send card numbers by text. We deleted your message.')],
      ['4h', says('Sorry, understood')],
      ['5h', resolves('jenn')],
    ]),
    ...talk('quentin', OLD_SUPPORT_NUMBER, '101d', [
      ['0s', says('Does this number still work?')],
      ['1h', assigns('alex')],
    ]),
    event('100d', (world) => removeOwnerNumber(world, OLD_SUPPORT_NUMBER)),
    ...talk('sylvia', 'promo', '81d', [['0s', says('I want the spring discount!')]]),
    event('80d', (world) => removeOwner(world, queues.promo.extensionId)),
    ...talk('hannah', 'harborSite', '33h', [
      ['0s', writes('alex', 'Hi Hannah, we are in front of the house.')],
      ['3h', writes('alex', 'Hannah, please call the office, we could not reach you.')],
    ]),
    ...talk('ingrid', 'harborSite', '45d', [
      ['0s', says('Termin am Montag passt.')],
      ['1h', resolves('sam')],
    ]),
  ];
}
