import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Menu.module.css';

/** One choice. `disabledReason` is shown below it and it cannot be chosen. */
export type MenuItem = {
  text: string;
  icon?: IconName;
  hint?: string;
  disabledReason?: string | undefined;
  onChoose: () => void;
};

type Props = {
  /** What the button says; `label` names it when that is only an icon. */
  button: ComponentChildren;
  label?: string;
  look?: 'default' | 'icon' | 'primary' | 'chip';
  align?: 'start' | 'end';
  isBusy?: boolean;
  disabledReason?: string | undefined;
  items: readonly MenuItem[];
  /** Shown instead of items while there are none. */
  emptyText?: string;
  onOpen?: () => void;
};

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The least room between a menu and the panel's edge. CSS pixels. */
const EDGE = 8;

/** A button with a menu, as the ARIA menu button pattern has it: arrows move, Escape and Tab close. */
export function Menu(props: Props) {
  const { button, items, align = 'end', look = 'default' } = props;
  const [isOpen, setIsOpen] = useState(false);
  const wrap = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const close = (returnFocus: boolean) => {
    setIsOpen(false);
    if (returnFocus) wrap.current?.querySelector('button')?.focus();
  };

  useInsidePanel(list, isOpen, items.length);

  useEffect(() => {
    if (!isOpen) return undefined;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onOutside = (event: Event) => {
      if (!wrap.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    return () => document.removeEventListener('pointerdown', onOutside);
  }, [isOpen, items.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close(true);
    if (event.key === 'Tab') close(false);
    const choices = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const move = MOVES[event.key];
    if (!move || !choices.length) return;
    event.preventDefault();
    choices[move(choices.indexOf(document.activeElement as HTMLElement), choices.length)]?.focus();
  };

  const place = `${styles.menu} ${align === 'start' ? styles.start : ''}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that reach the wrapper come from the menu inside it.
    <div ref={wrap} class={styles.wrap} onKeyDown={isOpen ? onKeyDown : undefined}>
      <Button
        look={look}
        hasPopup
        isExpanded={isOpen}
        isBusy={props.isBusy ?? false}
        disabledReason={props.disabledReason}
        {...(props.label && { label: props.label })}
        onClick={() => {
          if (!isOpen) props.onOpen?.();
          setIsOpen(!isOpen);
        }}
      >
        {button}
      </Button>
      {isOpen && items.length > 0 && (
        <div ref={list} role="menu" class={place}>
          {items.map((item) => (
            <Item key={item.text} item={item} close={() => close(true)} />
          ))}
        </div>
      )}
      {isOpen && items.length === 0 && (
        <div role="status" class={place}>
          <p class={styles.item}>{props.emptyText}</p>
        </div>
      )}
    </div>
  );
}

/** A menu that would reach over the edge of the panel is moved back into it. */
function useInsidePanel(list: { current: HTMLElement | null }, isOpen: boolean, itemCount: number): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (!isOpen || !itemCount || !element) return undefined;
    const place = () => {
      element.style.marginInlineStart = '';
      const over = element.getBoundingClientRect().right - (innerWidth - EDGE);
      if (over > 0) element.style.marginInlineStart = `${-over}px`;
    };
    place();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [list, isOpen, itemCount]);
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const { text, icon, hint, disabledReason, onChoose } = item;
  const below = disabledReason ?? hint;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={styles.item}
      aria-disabled={disabledReason ? true : undefined}
      onClick={() => {
        if (disabledReason) return;
        close();
        onChoose();
      }}
    >
      {icon && <Icon name={icon} />}
      <span>
        {text}
        {below && <span class={styles.hint}>{below}</span>}
      </span>
    </button>
  );
}
