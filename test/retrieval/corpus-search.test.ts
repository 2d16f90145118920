import { buildCorpusIndex, type CorpusDocument, textsOfDocument } from '../../bot/retrieval/corpus-index.ts'
import { type CorpusQuery, searchCorpus } from '../../bot/retrieval/corpus-search.ts'
import { DIMENSIONS } from '../../bot/retrieval/model-files.ts'

const DOCUMENTS: CorpusDocument[] = [
  { id: 'rent', text: 'Das Wohngeld hilft bei der Miete. Der Antrag liegt im Rathaus.' },
  { id: 'work', title: 'Arbeit', text: 'Der Mindestlohn gilt für alle. Wer kündigt, schreibt einen Brief.' },
  { id: 'school', text: 'Kinder gehen in die Schule. Die Anmeldung ist im Herbst.' },
]

/** A unit vector along an axis with a little of the first one, which all texts share. */
function along(axis: number): Float32Array {
  const vector = new Float32Array(DIMENSIONS)
  vector[0] = 0.5
  vector[axis] = Math.sqrt(0.75)
  return vector
}

const axes = new Map(DOCUMENTS.flatMap((document, d) => textsOfDocument('de', document).map((text, t) => [text, 10 * (d + 1) + t] as const)))
const none = new Float32Array(DIMENSIONS)
const index = buildCorpusIndex('de', DOCUMENTS, (text) => along(axes.get(text)!), none)
const first = (query: Partial<CorpusQuery>, ...rest: [('lexical' | 'dense')?, number?]): string =>
  index.ids[searchCorpus(index, { text: '', language: 'de', vector: along(200), ...query }, ...rest).ranking[0]!.document]!

describe('a search over a corpus', () => {
  it('finds a document by its words, misspelt ones too', () => {
    expect(first({ text: 'Wie hoch ist der Mindestlon?' }, 'lexical')).toBe('work')
  })

  it('finds a document by one of its sentences', () => {
    expect(first({ vector: along(32) }, 'dense')).toBe('school')
  })

  it('finds a document by its title', () => {
    expect(first({ text: 'Arbeit' }, 'lexical')).toBe('work')
  })

  it('lets words decide less when the question is in another language', () => {
    const query = { text: 'Mindestlohn', vector: along(31) }
    expect(first({ ...query, language: 'ar' })).toBe('school')
  })

  it('finds the same with a second look at two documents only', () => {
    expect(first({ vector: along(10), text: 'Wohngeld' }, undefined, 2)).toBe('rent')
  })

  it('gives a ranking and no fault for a question without a word', () => {
    expect(searchCorpus(index, { text: '?!', language: 'de', vector: along(10) }).ranking).toHaveLength(3)
  })
})
