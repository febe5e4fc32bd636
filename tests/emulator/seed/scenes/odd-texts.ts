import { assigns, type Scene, says, talk, writes } from '../story.ts';

const LONG_SENTENCE =
  'The upstairs bathroom tap drips, the shower goes cold after four minutes, and the landlord wants a report. ';

/** 999 characters: one more is refused with SMS-UP-432. */
export const LONGEST_TEXT = LONG_SENTENCE.repeat(10).slice(0, 998).padEnd(999, '!');

/**
 * Texts that are hard to draw: long, right to left, joined emoji, things that look like code, links. All in
 * open threads.
 */
export function oddTextScenes(): Scene[] {
  return [
    ...talk('victor', 'support', '4h', [['0s', says(LONGEST_TEXT)]]),
    ...talk('leila', 'billing', '2h 30m', [
      ['0s', says('مرحبا، لم أستلم الفاتورة رقم 4471 حتى الآن.')],
      ['2m', says('هل يمكن إرسالها إلى bakery@haddad.example من فضلكم؟')],
    ]),
    ...talk('noam', 'support', '9h', [
      ['0s', says('שלום, הדוד (Rheem XE50) לא מחמם. אפשר טכנאי ב-14:30?')],
      ['20m', assigns('beth')],
      ['24m', writes('beth', 'Hi Noam, 14:30 works: כן, אפשר. See you then.')],
      ['30m', says('\u202Eevil override\u202C and a normal end')],
    ]),
    ...talk('yuki', 'support', '6h 20m', [
      ['0s', says('The new shower is perfect 🚿✨👩🏽‍🔧👍🏿')],
      ['3m', assigns('alex')],
      ['5m', writes('alex', 'Happy to hear that, Yuki! 🎉')],
      ['6m', says('👨‍👩‍👧‍👦 🏳️‍🌈 🇯🇵 ❤️‍🔥')],
    ]),
    ...talk('mallory', 'billing', '3h 40m', [
      ['0s', says('<img src=x onerror="window.pwned=1"> is my bill &lt;wrong&gt;?')],
      ['1m', says("<script>window.pwned=1</script> {{7*7}} ' OR 1=1 --")],
    ]),
    ...talk('omar', 'support', '11h', [
      ['0s', says('Is this the right part? https://parts.example/valve?id=7&size=3/4#spec')],
      ['4m', assigns('jenn')],
      ['8m', writes('jenn', 'It is. Manual: http://docs.example/manual.pdf')],
      ['15m', says('And this one? javascript:alert(1) or www.brightwater.example or https://аррlе.example')],
    ]),
    ...talk('terry', 'billing', '14h', [
      ['0s', writes('sam', 'Hello Terry, your invoice is ready.')],
      ['5m', says('STOP')],
      ['8m', writes('sam', 'One more thing about your invoice.')],
    ]),
  ];
}
