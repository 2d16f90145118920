import { readTeams } from '../../bot/handoff/advisers.ts'
import { opensAt, openUntil } from '../../bot/handoff/opening-hours.ts'
import { type Routed, whoAnswers } from '../../bot/handoff/who-answers.ts'
import { team } from './support.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const hours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '09:00', to: '16:00' }]

describe('opening hours', () => {
  const TABLE: [string, string, string | undefined, string | undefined][] = [
    ['a Tuesday morning in winter', '2026-11-24T08:00:00Z', '2026-11-24T15:00:00.000Z', undefined],
    ['the minute before opening', '2026-11-24T07:59:00Z', undefined, '2026-11-24T08:00:00.000Z'],
    ['the minute of closing', '2026-11-24T15:00:00Z', undefined, '2026-11-25T08:00:00.000Z'],
    ['a summer day, one hour earlier in UTC', '2026-07-07T07:00:00Z', '2026-07-07T14:00:00.000Z', undefined],
    ['a Friday evening', '2026-11-27T20:00:00Z', undefined, '2026-11-30T08:00:00.000Z'],
    ['the Day of Prayer and Repentance, a holiday in Saxony only', '2026-11-18T10:00:00Z', undefined, '2026-11-19T08:00:00.000Z'],
    ['Reformation Day on a Saturday', '2026-10-30T20:00:00Z', undefined, '2026-11-02T08:00:00.000Z'],
    ['Christmas', '2026-12-25T10:00:00Z', undefined, '2026-12-28T08:00:00.000Z'],
    ['the night the clocks change', '2026-03-28T23:30:00Z', undefined, '2026-03-30T07:00:00.000Z'],
  ]
  it.each(TABLE)('are right on %s', (_, now, until, opens) => {
    expect(openUntil(hours, new Date(now))?.toISOString()).toBe(until)
    if (!until) expect(opensAt(hours, new Date(now))?.toISOString()).toBe(opens)
  })
})

describe('routing', () => {
  const TUESDAY = new Date('2026-11-24T10:00:00Z')
  const routed = (change: Partial<Routed>): Routed => ({ language: 'ar', concern: { articles: [], areas: [], phases: [] }, ...change })
  const saxony = { ...team, id: 'saxony', regions: ['14'], languages: ['de'] }
  const leipzig = { ...team, id: 'leipzig', regions: ['14713'], languages: ['de'] }
  const work = { ...team, id: 'work', regions: ['14'], topics: ['working-life'], languages: ['de', 'ar'] }
  const chosen = (teams: typeof team[], change: Partial<Routed>) => {
    const who = whoAnswers(teams, routed(change), TUESDAY)
    return who.kind === 'no-team' ? 'no-team' : who.team.id
  }

  it('prefers the team of the place', () => expect(chosen([saxony, leipzig], { district: '14713' })).toBe('leipzig'))
  it('asks no team of another place', () => expect(chosen([leipzig], { district: '14612' })).toBe('no-team'))
  it('asks no team of Saxony for another Land', () => expect(chosen([saxony], { district: 'other_land' })).toBe('no-team'))
  it('prefers a team that speaks the language', () => expect(chosen([saxony, work], { district: '14612', concern: { articles: [], areas: ['working-life'], phases: [] } })).toBe('work'))
  it('asks no team of another topic', () => expect(chosen([work], { district: '14612', concern: { articles: [], areas: ['family'], phases: [] } })).toBe('no-team'))
  it('gives a person without a place to a team for the whole Land', () => expect(chosen([leipzig, saxony], {})).toBe('saxony'))
  it('prefers any real team to a sample', () => expect(chosen([{ ...leipzig, sample: true, languages: ['ar'] }, saxony], { district: '14713' })).toBe('saxony'))
})

describe('team files', () => {
  it('in the repository can be read, and the sample is marked as one', () => {
    expect(readTeams('knowledge').find(({ id }) => id === 'beispiel-sachsen')).toMatchObject({ sample: true, regions: ['14'], topics: 'all' })
  })

  it('with faults are named all together, with the field and what is expected', () => {
    const knowledge = mkdtempSync(path.join(os.tmpdir(), 'erstinfo-'))
    mkdirSync(path.join(knowledge, 'advisers'))
    writeFileSync(path.join(knowledge, 'advisers', 'a.yaml'), 'id: b\nname: Team\nregions: ["14"]\ntopics: all\nlanguages: [de]\nhours: [{days: [mon], from: "09:00", to: "16:00"}]\nchannel: desk\n')
    writeFileSync(path.join(knowledge, 'advisers', 'c.yaml'), 'id: c\nname: Team\nregions: [Sachsen]\ntopics: all\nlanguages: [de]\nhours: [{days: [mon], from: "9", to: "16:00"}]\nchannel: desk\n')
    writeFileSync(path.join(knowledge, 'advisers', 'd.yaml'), 'id: [')
    writeFileSync(path.join(knowledge, 'advisers', 'e.yaml'), 'id: e\nname: Team\nregions: ["14"]\ntopics: all\nlanguages: [de]\nhours: [{days: [mon], from: "09:00", to: "16:00"}]\nchannel: mail\n')
    const named = [
      'knowledge/advisers/a.yaml\n  "id" is "b", the file name is "a".',
      'knowledge/advisers/c.yaml\n  "regions.0" is not as expected (expected an official regional code in quotes, "14" for Saxony, "14713" for Leipzig).',
      '"hours.0.from" is not as expected (expected a time such as "09:00", in quotes).',
      'knowledge/advisers/d.yaml:1\n  The file is not valid YAML',
      '"address" is not as expected (expected where the channel leads: a mail address for mail, the id of a Teams channel for teams).',
    ]
    for (const fault of named) expect(() => readTeams(knowledge)).toThrow(fault)
  })
})
