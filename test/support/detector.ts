import { loadArticles, loadUnanswerable } from '../../bot/articles/load-articles.ts'
import { createDetector, type DetectLanguage } from '../../bot/language/detect.ts'
import { PATHS } from '../../bot/paths.ts'
import { guessByQuestions, trainLanguageClassifier } from '../../bot/retrieval/language-classifier.ts'
import { searchables } from '../../bot/retrieval/prepare-index.ts'

/** The detector as it runs, trained on the real ways of asking. */
export function realDetector(): DetectLanguage {
  const all = searchables(loadArticles(PATHS.knowledge).articles, loadUnanswerable(PATHS.knowledge))
  return createDetector(guessByQuestions(trainLanguageClassifier(all)))
}
