import { useState } from 'preact/hooks';
import { PLACEHOLDERS, type Template } from '../../utils/texting/templates.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './TemplateList.module.css';

type Props = { templates: readonly Template[]; onChange: (templates: readonly Template[]) => void };

/** The agent's own texts: to add, change and delete. */
export function TemplateList({ templates, onChange }: Props) {
  const [edited, setEdited] = useState<Template>();
  const save = (template: Template) => {
    const isKnown = templates.some(({ id }) => id === template.id);
    onChange(
      isKnown ? templates.map((one) => (one.id === template.id ? template : one)) : [...templates, template],
    );
    setEdited(undefined);
  };
  return (
    <div class={styles.templates}>
      <h3 class={styles.title}>Templates</h3>
      <p class={styles.soft}>
        Type / in the text to a customer to insert one. {PLACEHOLDERS.map(([name]) => name).join(', ')} are
        filled in. They are kept in this browser only.
      </p>
      <ul class={styles.list}>
        {templates.map((template) => (
          <li key={template.id} class={styles.template}>
            <div class={styles.words}>
              <strong>
                <bdi>{template.name}</bdi>
              </strong>
              <span dir="auto">{template.text}</span>
            </div>
            <Button look="icon" label={`Edit ${template.name}`} onClick={() => setEdited(template)}>
              <Icon name="pencil" size={16} />
            </Button>
            <Button
              look="icon"
              label={`Delete ${template.name}`}
              onClick={() => onChange(templates.filter(({ id }) => id !== template.id))}
            >
              <Icon name="trash" size={16} />
            </Button>
          </li>
        ))}
      </ul>
      {edited ? (
        <TemplateForm key={edited.id} template={edited} onSave={save} onCancel={() => setEdited(undefined)} />
      ) : (
        <div>
          <Button onClick={() => setEdited({ id: crypto.randomUUID(), name: '', text: '' })}>
            Add a template
          </Button>
        </div>
      )}
    </div>
  );
}

function TemplateForm({
  template,
  onSave,
  onCancel,
}: {
  template: Template;
  onSave: (template: Template) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState(template.name);
  const [text, setText] = useState(template.text);
  const isComplete = name.trim() !== '' && text.trim() !== '';
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) onSave({ ...template, name: name.trim(), text: text.trim() });
      }}
    >
      <TextField label="Name" value={name} onInput={setName} />
      <TextArea label="Template text" placeholder="The text" value={text} onInput={setText} />
      <div class={styles.buttons}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          look="primary"
          disabledReason={isComplete ? undefined : 'Give it a name and a text first.'}
        >
          Save template
        </Button>
      </div>
    </form>
  );
}
