/** A fault in something an editor wrote. A value, not an exception: all faults are shown together. */
export interface Problem {
  /** Path from the knowledge folder's parent, as the editor sees it. */
  file: string
  line?: number
  /** What was found, in a full sentence. */
  found: string
  /** What to write instead, or what to do. */
  fix: string
}

/** All problems as text for an editor, sorted by file and line. */
export function formatProblems(problems: readonly Problem[]): string {
  const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
  return sorted.map(({ file, line, found, fix }) => `${file}${line ? `:${line}` : ''}\n  ${found}\n  → ${fix}`).join('\n\n')
}
