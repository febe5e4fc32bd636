import { useState } from 'preact/hooks';
import { findTemplates, type Template } from '../../utils/texting/templates.ts';

/** Templates on offer while the agent types `/` and part of a name. */
export type TemplateChoice = {
  found: readonly Template[];
  at: number;
  /** What was typed after the `/`; undefined closes the list. */
  look(query: string | undefined): void;
  /** Whether the key belonged to the list. */
  onKey(key: string): boolean;
  choose(template: Template): void;
};

const SHOWN = 6;

/** Keeps which templates are offered and which one is marked. */
export function useTemplateList(
  templates: readonly Template[],
  onChoose: (template: Template) => void,
): TemplateChoice {
  const [query, setQuery] = useState<string>();
  const [at, setAt] = useState(0);
  const found = query === undefined ? [] : findTemplates(templates, query).slice(0, SHOWN);
  const choose = (template: Template) => {
    setQuery(undefined);
    onChoose(template);
  };
  const onKey = (key: string): boolean => {
    const marked = found[at];
    if (!marked) return false;
    if (key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (key === 'ArrowUp') setAt((at - 1 + found.length) % found.length);
    else if (key === 'Escape') setQuery(undefined);
    else if (key === 'Enter' || key === 'Tab') choose(marked);
    else return false;
    return true;
  };
  const look = (next: string | undefined) => {
    setQuery(next);
    setAt(0);
  };
  return { found, at, look, onKey, choose };
}
