import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './SearchField.module.css';

type Props = {
  query: string;
  /** Whether the agent came here to type. */
  isWanted: boolean;
  onQuery: (query: string) => void;
};

/** Where the agent types words, names, or any number. Escape empties it. */
export function SearchField({ query, isWanted, onQuery }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isWanted) input.current?.focus();
  }, [isWanted]);
  return (
    <search class={styles.search}>
      <Icon name="search" />
      <input
        ref={input}
        class={styles.input}
        type="text"
        enterkeyhint="search"
        aria-label="Search conversations, or type a number"
        placeholder="Search, or type a number"
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={({ currentTarget }) => onQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query) onQuery('');
        }}
      />
      {query && (
        <Button
          look="icon"
          label="Clear the search"
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </Button>
      )}
    </search>
  );
}
