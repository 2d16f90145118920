import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { formatProblems, type Problem } from '../articles/problem.ts'
import { KnowledgeFileError, type Read, readYaml } from '../articles/read-yaml.ts'
import { languageCodes } from '../language/languages.ts'
import { WEEKDAYS } from './opening-hours.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as "09:00", in quotes')

/** Where a team can be told of its cases, besides the desk. */
export const CHANNELS_BESIDE_DESK = ['mail', 'webhook', 'zammad', 'teams', 'hub'] as const

/** A file of `knowledge/advisers/`: one team of advisers. */
export const Team = z.strictObject({
  id: z.string().max(40).regex(/^[a-z0-9-]+$/).describe('short name, also the file name; the sign-in names it as the adviser\'s group'),
  name: z.string().min(2).max(120).describe('name as people read it'),
  regions: z.array(z.string().regex(/^\d{2,5}$/, 'expected an official regional code in quotes, "14" for Saxony, "14713" for Leipzig')).min(1)
    .describe('regional codes it serves; "14" covers all districts of Saxony'),
  topics: z.union([z.literal('all'), z.array(z.string()).min(1)]).describe('topic areas it answers, or all'),
  languages: z.array(z.enum(languageCodes as [string, ...string[]])).min(1).describe('languages its advisers speak; others are served too, with the German summary'),
  hours: z.array(z.strictObject({
    days: z.array(z.enum(WEEKDAYS)).min(1),
    from: time,
    to: time,
  })).min(1).describe('when somebody is there; closed on the public holidays of Saxony'),
  channel: z.enum(['desk', ...CHANNELS_BESIDE_DESK]).describe('where it is told of a new case'),
  address: z.string().optional().describe('mail address for the channel mail, id of the Teams channel for teams'),
  sample: z.boolean().default(false).describe('true: a demonstration that nobody reads; people are told so'),
}).refine(({ channel, address }) => address || (channel !== 'mail' && channel !== 'teams'), { path: ['address'], error: 'expected where the channel leads: a mail address for mail, the id of a Teams channel for teams' })
export type Team = z.infer<typeof Team>

/** Reads `knowledge/advisers/*.yaml`. @throws KnowledgeFileError at a team that cannot be read: a case sent to nobody would be worse than no start */
export function readTeams(knowledge: string): Team[] {
  const folder = path.join(knowledge, 'advisers')
  const problems: Problem[] = []
  const teams = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().flatMap((name) => {
    const read = readTeam(`knowledge/advisers/${name}`, readFileSync(path.join(folder, name), 'utf8'))
    problems.push(...read.problems)
    return read.value ? [read.value] : []
  })
  if (problems.length > 0) throw new KnowledgeFileError(formatProblems(problems))
  return teams
}

function readTeam(file: string, source: string): Read<Team> {
  const read = readYaml(Team, file, source)
  const id = path.basename(file, '.yaml')
  if (!read.value || read.value.id === id) return read
  return { problems: [{ file, found: `"id" is "${read.value.id}", the file name is "${id}".`, fix: 'Make the two agree.' }] }
}
