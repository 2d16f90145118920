import { loadArticles } from '../../bot/articles/load-articles.ts'
import { createDetector, type DetectLanguage } from '../../bot/language/detect.ts'
import { PATHS } from '../../bot/paths.ts'
import { guessByQuestions, trainLanguageClassifier } from '../../bot/retrieval/language-classifier.ts'

/** The detector as it runs, trained on the real articles' ways of asking. */
export function realDetector(): DetectLanguage {
  return createDetector(guessByQuestions(trainLanguageClassifier([...loadArticles(PATHS.knowledge).articles.values()])))
}
