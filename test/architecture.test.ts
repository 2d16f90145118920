import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** From the roof to the ground: a room may import what its row names, and its own files. */
const ROOMS: Record<string, readonly string[]> = {
  main: ['paths', 'start'],
  start: ['app', 'articles', 'collect-garbage', 'config', 'language', 'log', 'retrieval', 'start-text', 'storage'],
  app: ['*'],
  'wire-handoff': ['*'],
  'start-text': ['app', 'config'],
  config: [],
  'follow-edits': ['dialogue', 'log', 'retrieval'],
  paths: [],
  'collect-garbage': [],
  log: [],
  http: ['log'],
  'content-cli': ['app', 'articles', 'config', 'dialogue', 'language', 'log', 'offers', 'paths', 'retrieval', 'start-text'],
  pages: ['articles', 'channels', 'dialogue', 'http', 'language', 'offers', 'paths', 'retrieval'],
  channels: ['dialogue', 'http', 'language', 'log', 'storage'],
  dialogue: ['articles', 'handoff', 'language', 'offers', 'retrieval', 'storage'],
  handoff: ['articles', 'dialogue', 'http', 'language', 'log', 'offers', 'pages', 'storage'],
  retrieval: ['articles', 'collect-garbage', 'language', 'paths'],
  offers: ['articles', 'language'],
  articles: ['language', 'offers', 'paths'],
  storage: ['log'],
  language: ['dialogue'],
}

/** Foreign libraries and the one place each may be imported in. */
const LIBRARIES: Record<string, string> = {
  restify: 'bot/http.ts', pino: 'bot/log.ts', i18next: 'bot/language/phrases.ts',
  lunr: 'bot/retrieval/lexical.ts', '@xenova/transformers': 'bot/retrieval/embed-worker.ts', 'snowball-stemmers': 'bot/retrieval/tokens.ts',
  '@orama/stemmers': 'bot/retrieval/tokens.ts', 'markdown-it': 'bot/pages/markdown.ts', 'js-yaml': 'bot/articles/read-yaml.ts', kysely: 'bot/storage/', pg: 'bot/storage/',
  'kysely-node-sqlite': 'bot/storage/', botbuilder: 'bot/channels/', 'botframework-connector': 'bot/channels/',
  ws: 'bot/channels/directline/', nodemailer: 'bot/handoff/delivery/', 'openid-client': 'bot/handoff/desk/', 'cli-progress': 'bot/start-text.ts',
  feiertagejs: 'bot/handoff/',
}

const files = globSync('bot/**/*.ts').filter((file) => !file.endsWith('.d.ts')).sort()
const roomOf = (file: string): string => (file.split('/').length === 2 ? path.basename(file, '.ts') : file.split('/')[1]!)

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  return [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm)]
    .map(([, typeOnly, target]) => ({ target: target!, typeOnly: typeOnly !== undefined }))
}

describe('the rooms', () => {
  it('import only what their row names', () => {
    const broken = files.flatMap((file) => importsOf(file).filter(({ target }) => target.startsWith('.')).flatMap(({ target }) => {
      const [from, to] = [roomOf(file), roomOf(path.normalize(path.join(path.dirname(file), target)))]
      const allowed = ROOMS[from]
      return from === to || allowed?.includes('*') || allowed?.includes(to) ? [] : [`${file} imports ${to}`]
    }))
    expect(broken).toEqual([])
  })

  it('keep each foreign library in its one place', () => {
    const strays = files.flatMap((file) => importsOf(file).filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:')).flatMap(({ target }) => {
      const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]!
      const home = LIBRARIES[name]
      return home !== undefined && !file.startsWith(home) ? [`${file} imports ${name}, whose place is ${home}`] : []
    }))
    expect(strays).toEqual([])
  })

  it('read the environment in one file', () => {
    expect(files.filter((file) => readFileSync(file, 'utf8').includes('process.env'))).toEqual(['bot/config.ts'])
  })

  it('end the process in one file', () => {
    expect(files.filter((file) => readFileSync(file, 'utf8').includes('process.exit('))).toEqual(['bot/main.ts'])
  })
})
