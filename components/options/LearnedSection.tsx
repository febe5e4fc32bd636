import { LEARNED_KEY, type LearnedPlace } from '../../utils/page/learned-places.ts';
import type { Label } from '../../utils/phone/label-words.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useStored } from '../hooks/use-stored.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Section } from './Section.tsx';
import styles from './SitesSection.module.css';

const NAMES: Partial<Record<Label, string>> = {
  mobile: 'the mobile number',
  phone: 'the phone number',
  work: 'the work number',
  home: 'the home number',
  fax: 'the fax number',
  other: 'another number',
};

/** What was learned by choosing numbers: which one comes first on which pages; and the way to forget it. */
export function LearnedSection() {
  const learned = useStored<LearnedPlace[]>(LEARNED_KEY) ?? [];
  const forget = useCommand('forgetPlaces');
  return (
    <Section title="Learned from your choices">
      <p>
        When you choose another number on a page, Threadside shows the number in that place first on pages of
        the same kind. It keeps the place, never the number.
      </p>
      {learned.length > 0 ? (
        <ul class={styles.list}>
          {learned.toReversed().map(({ site, pattern, label }) => (
            <li key={`${site} ${pattern}`} class={styles.site}>
              <span>
                <span class={styles.name}>{`${site}${pattern}`}</span>:{' '}
                {NAMES[label ?? 'none'] ?? 'one place'} first
              </span>
              <Button
                label={`Forget what was learned on ${site}${pattern}`}
                onClick={() => void forget.run({ page: { site, pattern } })}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p class={styles.none}>Nothing was learned yet.</p>
      )}
      {forget.error && <Banner look="error">{describeError(forget.error)}</Banner>}
      {learned.length > 1 && (
        <div>
          <Button isBusy={forget.isRunning} onClick={() => void forget.run({})}>
            Forget all
          </Button>
        </div>
      )}
    </Section>
  );
}
