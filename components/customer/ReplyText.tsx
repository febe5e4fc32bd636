import { useRef } from 'preact/hooks';
import type { Settings } from '../../utils/settings.ts';
import {
  fillTemplate,
  insertTemplate,
  type Template,
  type TemplateValues,
  templateQuery,
} from '../../utils/texting/templates.ts';
import { loadLater } from '../ui/load-later.ts';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './ReplyText.module.css';
import { useTemplateList } from './use-template-list.ts';

const TemplateList = loadLater(() => import('../later.ts').then((later) => later.TemplateList));

type Props = {
  value: string;
  onInput: (value: string) => void;
  onSend: () => void;
  /** Takes pasted and dropped pictures; undefined where none can be sent. */
  onFiles: ((files: readonly File[]) => void) | undefined;
  hasFocus: boolean;
  sendWith: Settings['sendWith'];
  templates: readonly Template[];
  values: TemplateValues;
};

/** Whether this key press sends; the other form of Enter breaks the line. */
function isSendKey(event: KeyboardEvent, sendWith: Settings['sendWith']): boolean {
  if (event.key !== 'Enter' || event.isComposing) return false;
  const hasModifier = event.ctrlKey || event.metaKey;
  return sendWith === 'enter' ? !event.shiftKey && !event.altKey : hasModifier;
}

/** The field for a text: Enter sends as the agent set it, `/` offers templates, pictures may be dropped in. */
export function ReplyText(props: Props) {
  const { value, onInput, onSend, onFiles, hasFocus, sendWith, templates, values } = props;
  const box = useRef<HTMLDivElement>(null);
  const area = () => box.current?.querySelector('textarea');
  const caret = (text: string) => area()?.selectionStart ?? text.length;
  const list = useTemplateList(templates, (template) => {
    const next = insertTemplate(value, caret(value), fillTemplate(template.text, values));
    onInput(next.text);
    requestAnimationFrame(() => {
      area()?.focus();
      area()?.setSelectionRange(next.caret, next.caret);
    });
  });
  const takeFiles = (event: Event, files: FileList | undefined) => {
    if (!onFiles || !files?.length) return;
    event.preventDefault();
    onFiles([...files]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pictures dropped beside the text are meant for it too.
    <div
      ref={box}
      class={styles.box}
      onDragOver={(event) => onFiles && event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer?.files)}
      onPaste={(event) => takeFiles(event, event.clipboardData?.files)}
    >
      {list.found.length > 0 && <TemplateList list={list} />}
      <TextArea
        label="Text to the customer"
        placeholder="Text to the customer"
        value={value}
        hasFocus={hasFocus}
        onInput={(next) => {
          onInput(next);
          list.look(templateQuery(next, caret(next)));
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (list.onKey(event.key)) event.preventDefault();
          else if (isSendKey(event, sendWith)) {
            event.preventDefault();
            onSend();
          }
        }}
      />
    </div>
  );
}
