/** The parts of the library's tokenizer that take 70 MB and are needed no more, or can be had from its other parts. */
interface Unigram {
  tokens_to_ids: Map<string, number>
  config: { vocab: unknown[] }
  trie: { common_prefix_search: (characters: readonly string[], start?: number) => Iterable<string> }
}

function isUnigram(model: unknown): model is Unigram {
  const { tokens_to_ids: ids, config, trie } = (model ?? {}) as Partial<Unigram>
  return ids instanceof Map && Array.isArray(config?.vocab) && typeof trie?.common_prefix_search === 'function'
}

/**
 * Makes the tokenizer of transformers.js small: its tree of 235,000 nodes finds what a look-up of each beginning finds too,
 * and the vocabulary as it was read is never asked again. A tokenizer of another shape stays as it is.
 * @param model `_tokenizer.model` of the loaded tokenizer
 */
export function lighten(model: unknown): void {
  if (!isUnigram(model)) return
  const { tokens_to_ids: ids } = model
  let longest = 0
  for (const token of ids.keys()) longest = Math.max(longest, token.length)
  model.trie = {
    * common_prefix_search(characters, start = 0) {
      let beginning = ''
      for (let at = start; at < characters.length && beginning.length < longest; at++) {
        beginning += characters[at]!
        if (ids.has(beginning)) yield beginning
      }
    },
  }
  model.config.vocab.length = 0
}
