import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** Where the things that ship with the program stand. */
export const PATHS = {
  root,
  knowledge: path.join(root, 'knowledge'),
  locales: path.join(root, 'locales'),
  model: path.join(root, 'bot', 'retrieval', 'model'),
  vectors: path.join(root, 'knowledge', 'vectors'),
}
