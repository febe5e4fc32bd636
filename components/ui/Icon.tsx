/** Strokes of 20 × 20 drawings, in the style of the toolbar icon. */
const PATHS = {
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  pin: 'M7 3.5h6M8 3.5v5L5.5 11.5h9L12 8.5v-5M10 11.5V17',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  more: 'M4 9.4v1.2M10 9.4v1.2M16 9.4v1.2',
  refresh: 'M15.8 8A6.2 6.2 0 1 0 16 12M16 4v4h-4',
  check: 'm4.5 10.5 3.7 3.7 7.3-8.4',
  person: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  note: 'M4.5 4h11v8l-3.5 4H4.5V4ZM12 16v-4h3.5M7.5 7.5h5M7.5 10.5h3',
  pencil: 'm12.8 4.4 2.8 2.8-8.2 8.2-3.4.6.6-3.4 8.2-8.2Z',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.5 9v4M11.5 9v4',
  lock: 'M5 9h10v7H5V9ZM7 9V7a3 3 0 0 1 6 0v2',
  phone:
    'M5.2 3.8 7.6 3.6l1.2 3.2-1.5 1.3a9 9 0 0 0 4.6 4.6l1.3-1.5 3.2 1.2-.2 2.4c-.1.8-.8 1.3-1.6 1.2C8.7 15.5 4.5 11.3 4 5.4c-.1-.8.4-1.5 1.2-1.6Z',
  offline:
    'M3 3l14 14M6.2 9.2A6.5 6.5 0 0 1 8.5 8M3.8 6.8A10 10 0 0 1 6 5.3M9.5 5a10 10 0 0 1 6.7 1.8M12.5 8.5c.5.2.9.5 1.3.8M8.4 12a3 3 0 0 1 2.4-.3M10 15h.01',
  settings: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  leave: 'M8 4H4.5v12H8M9 10h7M13 7l3 3-3 3',
  chat: 'M3.5 5h13v8.5H9L5.5 16.5v-3h-2V5Z',
  down: 'm5.5 8 4.5 4.5L14.5 8',
  picture: 'M3.5 4.5h13v11h-13v-11ZM3.5 13l4-4 3.5 3.5 2-2 3.5 3.5M12.5 7.5h.01',
  file: 'M5.5 3.5h6l3 3v10h-9v-13ZM11.5 3.5v3h3',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative drawing, its strokes styled in `tokens.css`; whatever it stands for is said in words beside it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
