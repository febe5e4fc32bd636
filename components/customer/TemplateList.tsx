import styles from './TemplateList.module.css';
import type { TemplateChoice } from './use-template-list.ts';

/** The list above the field. */
export function TemplateList({ list }: { list: TemplateChoice }) {
  return (
    <ul class={styles.list} aria-label="Templates">
      {list.found.map((template, index) => (
        <li key={template.id}>
          <button
            type="button"
            class={styles.template}
            aria-current={index === list.at}
            onClick={() => list.choose(template)}
          >
            <strong>{template.name}</strong>
            <span>{template.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
