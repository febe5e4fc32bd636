import { useState } from 'preact/hooks';
import type { Facts } from '../../utils/diagnosis/read-facts.ts';
import { describeAttempt, formatBytes, writeReport } from '../../utils/diagnosis/write-report.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { formatClock, formatMoment } from '../../utils/wording/format-time.ts';
import { useServices } from '../hooks/services.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useFacts } from '../hooks/use-facts.ts';
import { useNow } from '../hooks/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import type { Build } from './build.ts';
import styles from './DiagnosisSection.module.css';
import { Section } from './Section.tsx';

/** How things stand: the last syncs, pauses and errors, what is stored; a report to hand on, and a way to mend. */
export function DiagnosisSection({ build }: { build: Build }) {
  const { now } = useServices();
  const facts = useFacts();
  if (!facts) return null;
  return (
    <Section title="Diagnosis">
      <FactList facts={facts} build={build} />
      {facts.attempts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a button inside, keys could not scroll it otherwise.
        <ul class={styles.log} aria-label="Latest updates" tabIndex={0}>
          {facts.attempts.map((attempt) => (
            <li key={attempt.at}>{describeAttempt(attempt)}</li>
          ))}
        </ul>
      )}
      <div class={styles.actions}>
        <CopyButton name="Copy report" text={writeReport(facts, build, now())} />
        {facts.isSignedIn && <RepairButton />}
      </div>
      <p class={styles.soft}>
        The report holds versions, times, counts and error codes. No names, numbers or texts.
      </p>
    </Section>
  );
}

function FactList({ facts, build }: { facts: Facts; build: Build }) {
  const now = useNow();
  const clock = (at: number | undefined) => (at ? formatMoment(new Date(at).toISOString(), now) : 'Not yet');
  const { store, usedBytes } = facts;
  const rows: [string, string | undefined][] = [
    ['Version', `${build.version}, ${build.browser.replace('/', ' ')}`],
    ['Last update', facts.isSignedIn ? clock(store?.state.lastSuccessAt) : undefined],
    ['Last full update', facts.isSignedIn ? clock(store?.state.lastFullAt) : undefined],
    ['Pause', facts.pausedUntil ? `Until ${formatClock(facts.pausedUntil)}` : 'None'],
    ['Problem', facts.problem ?? 'None'],
    ['Conversations', store ? `${store.threads}, of them ${store.counts.open} open` : undefined],
    ['Database', facts.isSignedIn && !store ? 'Cannot be read' : undefined],
    ['Storage used', usedBytes === undefined ? undefined : formatBytes(usedBytes)],
    ['Not sent yet', `${facts.drafts} drafts, ${facts.unsent} notes`],
  ];
  return (
    <dl class={styles.facts}>
      {rows.map(
        ([name, value]) =>
          value !== undefined && (
            <>
              <dt key={`${name}?`}>{name}</dt>
              <dd key={name}>{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}

function RepairButton() {
  const [isAsking, setIsAsking] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const repair = useCommand('repairStore');
  const start = async () => {
    setIsDone(await repair.run());
    setIsAsking(false);
  };
  return (
    <>
      <Button isBusy={repair.isRunning} onClick={() => setIsAsking(true)}>
        Repair
      </Button>
      <span role="status">{isDone && !repair.isRunning && 'Fetched anew.'}</span>
      {repair.error && <Banner look="error">{describeError(repair.error)}</Banner>}
      {isAsking && (
        <ConfirmDialog
          title="Fetch all conversations anew?"
          confirmText="Repair"
          isBusy={repair.isRunning}
          onConfirm={() => void start()}
          onCancel={() => setIsAsking(false)}
        >
          <p>
            The conversations stored in this browser are thrown away and fetched from RingCentral again.
            Drafts and notes that are not sent yet stay.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
