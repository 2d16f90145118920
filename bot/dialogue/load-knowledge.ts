import { loadArticles } from '../articles/load-articles.ts'
import { loadGlossary } from '../articles/glossary.ts'
import type { Problem } from '../articles/problem.ts'
import { loadVocabulary } from '../articles/vocabulary.ts'
import { loadHelp } from '../offers/help.ts'
import { loadOffers } from '../offers/load-offers.ts'
import { loadPreparation } from '../offers/preparation.ts'
import type { Knowledge } from './knowledge.ts'
import { loadSignals } from './signals.ts'

/** Reads the knowledge folder. Articles and offers with faults are left out and named; the rest must be whole. */
export function loadKnowledge(folder: string): { knowledge: Knowledge; problems: Problem[] } {
  const { articles, problems } = loadArticles(folder)
  const offers = loadOffers(folder)
  return {
    knowledge: {
      articles, offers, help: loadHelp(folder), preparation: loadPreparation(folder),
      vocabulary: loadVocabulary(folder), glossary: loadGlossary(folder), ...loadSignals(folder),
    },
    problems: [...problems, ...offers.problems],
  }
}
