import { changeSettings, type Settings } from '../../utils/settings.ts';
import { useServices } from '../hooks/services.ts';
import { useSettings } from '../hooks/use-settings.ts';
import { Section } from './Section.tsx';
import { TemplateList } from './TemplateList.tsx';
import styles from './WritingSection.module.css';

const KEYS: [Settings['sendWith'], string][] = [
  ['enter', 'Enter sends, Shift+Enter breaks the line'],
  ['modEnter', 'Ctrl+Enter (⌘+Enter on a Mac) sends, Enter breaks the line'],
];

/** How texts are written: which key sends, and the agent's own templates. */
export function WritingSection() {
  const { local } = useServices();
  const { sendWith, templates } = useSettings();
  return (
    <Section title="Writing">
      <fieldset class={styles.keys}>
        <legend class={styles.legend}>Sending</legend>
        {KEYS.map(([value, text]) => (
          <label key={value} class={styles.key}>
            <input
              type="radio"
              name="sendWith"
              checked={sendWith === value}
              onChange={() => void changeSettings(local, { sendWith: value })}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <TemplateList
        templates={templates}
        onChange={(changed) => void changeSettings(local, { templates: changed })}
      />
    </Section>
  );
}
