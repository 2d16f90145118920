import { type Html, trusted } from './html.ts'

// Drawn on 24 by 24 with one stroke, so that all look like one hand.
const PATHS: Record<string, string> = {
  residence: 'M3 6h18v12H3z M7 15c0-2 4-2 4 0 M9 11.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3 M14 10h4 M14 14h4',
  'work-permit': 'M4 8h16v11H4z M9 8V5h6v3 M9 13.5l2 2 4-4',
  asylum: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z M12 8v5 M9.5 11h5',
  family: 'M8 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5 M16 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5 M3 19c0-4 2-6 5-6s4 1.5 4 3c0-1.5 1-3 4-3s5 2 5 6 M12 19v-2',
  recognition: 'M5 3h14v11H5z M8 7h8 M8 10h5 M15 21l-2-1.5L11 21v-6 M15 15v6 M13 16a2.5 2.5 0 1 0 0-5',
  language: 'M4 4h16v12h-8l-5 4v-4H4z M9 13l3-7 3 7 M10 11h4',
  'job-search': 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13 M15.5 15.5L21 21 M7.5 9h6v4h-6z M9.5 9V7.5h2V9',
  'working-life': 'M6 3h9l4 4v14H6z M15 3v4h4 M9 11h7 M9 14h7 M9 18c1-2 2-2 2.5 0s1.5 0 3.5 0',
  'self-employment': 'M4 10v10h16V10 M3 10l2-6h14l2 6z M9 20v-6h6v6',
  training: 'M12 4L2 9l10 5 10-5z M6 11.5V17c3 2.5 9 2.5 12 0v-5.5 M22 9v6',
  social: 'M12 21C5 16 3 12.5 3 9a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 3.5-2 7-9 12z',
  counselling: 'M3 4h12v8H9l-3 3v-3H3z M18 8h3v9h-3v3l-3-3H9v-2',
  'everyday-first-steps': 'M12 3v18 M12 5h6l2 2-2 2h-6 M12 11H6l-2 2 2 2h6 M9 21h6',
  emergency: 'M12 3l10 17H2z M12 9v5 M12 16.8v.4',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 M3 12h18 M12 3c3 3 3 15 0 18 M12 3c-3 3-3 15 0 18',
  mark: 'M4 4h16v12h-7l-5 4v-4H4z M8 8.5h8 M8 12h5',
}

/** A small picture beside a word, never in its place, so screen readers skip it. */
export function pictogram(name: string): Html {
  const path = PATHS[name] ?? PATHS['mark']!
  return trusted(`<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`)
}

/** Is there a picture of its own for this area? */
export function hasPictogram(name: string): boolean {
  return name in PATHS
}
