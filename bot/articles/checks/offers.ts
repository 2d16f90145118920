import type { Checked } from '../check-knowledge.ts'
import type { Help } from '../../offers/help.ts'
import type { Preparation } from '../../offers/preparation.ts'
import type { Problem } from '../problem.ts'
import { languageCodes } from '../../language/languages.ts'

function checkIds({ offers: { byId } }: Checked): Problem[] {
  return [...byId.values()].flatMap(({ id, part_of, refer_elsewhere }) => {
    const named = [...(part_of ? [['part_of', part_of] as const] : []), ...(refer_elsewhere ?? []).flatMap(({ to }) => to.map((other) => ['refer_elsewhere', other] as const))]
    return named.filter(([, other]) => !byId.has(other))
      .map(([field, other]) => ({ file: `knowledge/offers/${id}.yaml`, found: `"${field}" names "${other}", which does not exist.`, fix: 'Correct the spelling, or remove it.' }))
  })
}

function checkKinds({ offers: { byId } }: Checked, preparation: Preparation): Problem[] {
  return [...new Set([...byId.values()].map(({ kind }) => kind))].filter((kind) => !preparation.has(kind))
    .map((kind) => ({ file: 'knowledge/vocabulary/preparation.yaml', found: `The kind "${kind}" stands in no group.`, fix: 'Add it to the group that says what to bring there, or to "nothing".' }))
}

function checkNeeds({ offers: { byId } }: Checked, help: Help): Problem[] {
  const topics = new Set([...byId.values()].filter(({ availability }) => availability === 'active').flatMap((offer) => offer.topics))
  const ids = Object.keys(help.needs)
  const file = 'knowledge/signals/help/needs.yaml'
  return [
    ...ids.filter((need) => !help.gaps.includes(need) && !help.needs[need]!.some((topic) => topics.has(topic)))
      .map((need) => ({ file, found: `No offer has a topic of the need "${need}".`, fix: 'Correct the topics, or name the need under "gaps".' })),
    ...languageCodes.flatMap((language) => {
      const own = Object.keys(help.words[language].needs)
      const words = `knowledge/signals/help/${language}.yaml`
      return [
        ...own.filter((need) => !ids.includes(need)).map((need) => ({ file: words, found: `The need "${need}" stands in no list of needs.`, fix: `Correct the spelling, or add it to ${file}.` })),
      ]
    }),
  ]
}

/** Offers that others name exist, every kind says what to bring, every need has offers, and no language has words for a need that does not exist. */
export function checkOffers(checked: Checked, help: Help, preparation: Preparation): Problem[] {
  return [...checkIds(checked), ...checkKinds(checked, preparation), ...checkNeeds(checked, help)]
}
