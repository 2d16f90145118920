import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadArticles } from '../../bot/articles/load-articles.ts'
import { formatProblems } from '../../bot/articles/problem.ts'

const load = (name: string) => loadArticles(path.join(import.meta.dirname, '..', 'fixtures', 'knowledge', name))
const messageOf = (name: string): string => formatProblems(load(name).problems)

describe('loading articles', () => {
  it('reads a valid one with its text, variant and questions', () => {
    const { articles, problems } = load('valid')
    expect(problems).toEqual([])
    expect(articles.get('first')).toMatchObject({
      texts: { de: { title: 'Titel', short: 'Eine kurze Antwort.', variants: { duldung: { heading: 'Sie haben eine Duldung', text: 'Dann gilt das hier.' } } } },
      questions: { de: ['was gilt für mich', 'duldung was nun'] },
    })
  })

  it('names a missing title and an unknown section, with what to write', () => {
    expect(messageOf('missing-title')).toMatchInlineSnapshot(`
"knowledge/articles/residence/first/de.md
  The section "## next" is missing or empty.
  → Add "## next" with its text.

knowledge/articles/residence/first/de.md:5
  The file has no title.
  → Write the title in the first line below the front matter: "# Darf ich arbeiten?"

knowledge/articles/residence/first/de.md:11
  The section "nexxt" is not known.
  → Use one of: ## details, ## next, ## easy, ## easy-next, or "## variant <section>: heading"."
`)
  })

  it('leaves out a folder whose id belongs to another', () => {
    expect(messageOf('two-articles-one-id')).toMatchInlineSnapshot(`
"knowledge/articles/residence/second/article.yaml
  id "first" and area "residence" do not match the folder "residence/second".
  → Make the fields and the folder agree."
`)
    expect(load('two-articles-one-id').articles.size).toBe(1)
  })

  it('names a file that is not read, and leaves out an article without a text', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
    cpSync(path.join(import.meta.dirname, '..', 'fixtures', 'knowledge', 'valid'), folder, { recursive: true })
    const article = path.join(folder, 'articles', 'residence', 'first')
    writeFileSync(path.join(article, 'de.question.txt'), 'darf ich arbeiten')
    rmSync(path.join(article, 'de.md'))
    const { articles, problems } = loadArticles(folder)
    expect(articles.size).toBe(0)
    expect(problems.map(({ file, found }) => `${path.basename(file)}: ${found}`)).toEqual([
      'de.question.txt: The file is neither a text nor a list of questions, and is not read.', 'de.md: The article has no text.',
    ])
  })

  it('names the line of broken YAML', () => {
    expect(messageOf('broken-yaml')).toMatchInlineSnapshot(`
"knowledge/articles/residence/first/article.yaml:4
  The file is not valid YAML: deficient indentation.
  → Correct the line; often a colon, a quote or the indentation is missing."
`)
  })

  it('names wrong and unknown fields', () => {
    expect(messageOf('wrong-field')).toMatchInlineSnapshot(`
"knowledge/articles/residence/first/article.yaml
  "level" is not as expected (Invalid option: expected one of "federal"|"land"|"municipal").
  → Correct "level": one of federal, land, municipal. Nothing was changed.

knowledge/articles/residence/first/article.yaml
  "owner" is not as expected (Invalid input: expected string, received undefined).
  → Correct "owner": Invalid input: expected string, received undefined. Nothing was changed.

knowledge/articles/residence/first/article.yaml
  "the file" has a field that is not known: ownr.
  → Remove ownr, or correct the spelling."
`)
  })
})
