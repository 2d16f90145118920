/**
 * Colours of every surface. Text stands 7:1 or better on `paper` and `panel`, edges of controls 4.5:1; a test computes both.
 * Change a colour here and pages, chat and desk change together.
 */
export const COLOURS = {
  light: {
    paper: '#ffffff',
    panel: '#f2f5f6',
    ink: '#16212b',
    quiet: '#3f4b57',
    edge: '#5f6b76',
    hairline: '#d3dade',
    accent: '#0a4d68',
    accentSoft: '#e3eff4',
    onAccent: '#ffffff',
    alert: '#8c1414',
    alertSoft: '#fcecea',
  },
  dark: {
    paper: '#11181e',
    panel: '#1a242c',
    ink: '#eef2f5',
    quiet: '#c5d0d8',
    edge: '#8b99a5',
    hairline: '#33414c',
    accent: '#8fd0ee',
    accentSoft: '#173544',
    onAccent: '#06222f',
    alert: '#ffb9b0',
    alertSoft: '#3d1a1a',
  },
} as const

/** Sizes in CSS units. */
export const SIZES = {
  text: '1.125rem',
  textArabic: '1.25rem',
  small: '1rem',
  title: '1.75rem',
  line: '1.5',
  target: '3rem',
  focus: '3px',
  radius: '0.75rem',
  measure: '65ch',
} as const

/** The system's own typeface for each script; nothing is downloaded. */
export const FONTS = {
  text: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Naskh Arabic', Tahoma, sans-serif",
} as const

export type Colour = keyof typeof COLOURS.light

const custom = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function declarations(values: Record<string, string>, prefix = ''): string {
  return Object.entries(values).map(([name, value]) => `--${prefix}${custom(name)}:${value}`).join(';')
}

/** The tokens as custom properties, light and dark. */
export function tokenCss(): string {
  return [
    `:root{color-scheme:light dark;${declarations(COLOURS.light)};${declarations(SIZES, 'size-')};--font:${FONTS.text}}`,
    `@media (prefers-color-scheme:dark){:root{${declarations(COLOURS.dark)}}}`,
    '@media print{:root{' + declarations(COLOURS.light) + '}}',
  ].join('\n')
}

/** A colour as CSS uses it, whichever scheme is on. */
export function colour(name: Colour): string {
  return `var(--${custom(name)})`
}
