import { type Article, loadArticles, loadUnanswerable } from '../articles/load-articles.ts'
import { loadGlossary } from '../articles/glossary.ts'
import type { Problem } from '../articles/problem.ts'
import { loadVocabulary } from '../articles/vocabulary.ts'
import { loadHelp } from '../offers/help.ts'
import { loadOffers } from '../offers/load-offers.ts'
import { loadNeedGroups } from '../offers/need-groups.ts'
import { loadPreparation } from '../offers/preparation.ts'
import type { Knowledge } from './knowledge.ts'
import { loadSignals } from './signals.ts'

/** The knowledge folder as it was read. */
export interface LoadedKnowledge {
  knowledge: Knowledge
  problems: Problem[]
  /** Messages that no article answers. */
  unanswerable: Article['questions']
}

/** Reads the knowledge folder. Articles and offers with faults are left out and named; the rest must be whole. */
export function loadKnowledge(folder: string): LoadedKnowledge {
  const { articles, problems } = loadArticles(folder)
  const offers = loadOffers(folder)
  return {
    knowledge: {
      articles, offers, needGroups: loadNeedGroups(folder), help: loadHelp(folder), preparation: loadPreparation(folder),
      vocabulary: loadVocabulary(folder), glossary: loadGlossary(folder), ...loadSignals(folder),
    },
    problems: [...problems, ...offers.problems],
    unanswerable: loadUnanswerable(folder),
  }
}
