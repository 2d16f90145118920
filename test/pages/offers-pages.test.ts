import { loadKnowledge } from '../../bot/dialogue/load-knowledge.ts'
import { PATHS } from '../../bot/paths.ts'
import { languageCodes } from '../../bot/language/languages.ts'
import { type StartedBot, startBot } from '../support/start-bot.ts'

describe('the pages of offers', () => {
  let bot: StartedBot
  beforeAll(async () => { bot = await startBot({ now: () => new Date('2026-11-24T10:00:00Z') }) })
  afterAll(() => bot.stop())

  const get = async (path: string) => {
    const answer = await fetch(bot.url + path)
    return { status: answer.status, text: await answer.text() }
  }
  const idsOn = (text: string): string[] => [...text.matchAll(/<li id="([a-z0-9-]+)">/g)].map(([, id]) => id!)

  it.each(languageCodes)('list every offer with a link to its own page in %s', async (language) => {
    const { status, text } = await get(`/${language}/offers`)
    expect(status).toBe(200)
    const ids = idsOn(text)
    expect(ids.length).toBeGreaterThan(90)
    for (const id of ids) expect(text).toContain(`href="/${language}/offers/${id}"`)
    const { status: found, text: own } = await get(`/${language}/offers/${ids[0]}`)
    expect([found, own.includes(`<html lang="${language}"`)]).toEqual([200, true])
  })

  it('show the offers of a place and those for everybody, and not those of other places', async () => {
    const ids = idsOn((await get('/de/offers?place=14511')).text)
    expect(ids).toEqual(expect.arrayContaining(['ibas-chemnitz', 'fizu-chemnitz', 'mbe-sachsen', 'mbeon']))
    expect(ids).not.toContain('ibas-leipzig')
  })

  it('narrow down by kind, by phase, to those for women and to those for employers, without a script', async () => {
    expect(idsOn((await get('/de/offers?kind=recognition-counselling&place=14713')).text).sort()).toEqual(['hotline-arbeiten-und-leben-in-deutschland', 'ibas-leipzig'])
    expect(idsOn((await get('/de/offers?women=1&place=14713')).text).sort()).toEqual(['base-leipzig', 'frauenschutz-region-leipzig', 'frauenschutz-sachsen', 'hilfetelefon-gewalt-gegen-frauen'])
    const employers = idsOn((await get('/de/offers?employer=1&place=14521')).text)
    expect(employers).toEqual(expect.arrayContaining(['welcome-center-erzgebirge', 'zefas-servicestelle-internationale-fachkraefte', 'fizu-chemnitz', 'hwk-chemnitz']))
    expect(employers).not.toContain('mbe-sachsen')
    expect(idsOn((await get('/de/offers?phase=5')).text)).not.toContain('ibas-leipzig')
  })

  it('keep the choice in the form and in the links to the other languages', async () => {
    const { text } = await get('/de/offers?place=14511&women=1')
    expect(text).toContain('<option value="14511" selected>')
    expect(text).toContain('name="women" value="1" checked')
    expect(text).toContain('href="/ar/offers?place=14511&amp;women=1"')
  })

  it('say so when nothing fits the choice', async () => {
    expect((await get('/de/offers?kind=language-mediation')).text).toContain('Dazu steht hier kein Angebot.')
  })

  it('take no notice of a choice that is none of ours', async () => {
    const { status, text } = await get('/de/offers?place=%3Cscript%3E&phase=77&kind=..%2F..')
    expect(status).toBe(200)
    expect(text).not.toContain('<script>')
  })

  it('never show what is uncertain, ended or only for professionals', async () => {
    const ids = idsOn((await get('/de/offers')).text)
    const hidden = ['resque-forward', 'anqua-handwerk', 'migrasax', 'interkulturelle-schulung-arbeitsmarktakteure', 'kommunales-schnittstellenmanagement-leipzig', 'fmbs-sachsen']
    expect(ids.filter((id) => hidden.includes(id))).toEqual([])
    for (const id of hidden) expect((await get(`/de/offers/${id}`)).status).toBe(404)
  })

  it('leave a programme out after its last day', async () => {
    const { knowledge } = loadKnowledge(PATHS.knowledge)
    const ending = { ...knowledge.offers.byId.get('arbeitsmarktmentoren-sachsen')!, until: '2027-12-31' }
    const withEnd = { ...knowledge, offers: { ...knowledge.offers, byId: new Map([...knowledge.offers.byId, [ending.id, ending]]) } }
    const pageOn = async (day: string) => {
      const bot = await startBot({ knowledge: withEnd, now: () => new Date(`${day}T10:00:00Z`) })
      const answer = await fetch(`${bot.url}/de/offers/${ending.id}`)
      await bot.stop()
      return { status: answer.status, text: await answer.text() }
    }
    expect((await pageOn('2027-12-30')).text).toContain('Das Programm läuft bis 31. Dezember 2027.')
    expect((await pageOn('2028-01-02')).status).toBe(404)
  })

  it('show return counselling only to those who ask for it', async () => {
    expect(idsOn((await get('/de/offers')).text)).not.toContain('rueckkehrberatung-bamf-sachsen')
    expect(idsOn((await get('/de/offers?kind=return-counselling')).text)).toContain('rueckkehrberatung-bamf-sachsen')
  })

  it('mark an old contact with its date, and an entry that was read only in a list of others', async () => {
    expect((await get('/de/offers/ibas-leipzig')).text).toContain('(Stand 2018, bitte nachprüfen)')
    expect((await get('/de/offers/damf-dresden')).text).toContain('Aus einer Liste eines anderen Projekts, angesehen am 22. November 2026.')
    expect((await get('/de/offers/notruf-110')).text).not.toContain('bitte nachprüfen)')
  })

  it('of one offer say what to bring and ask, whom it is for, what it costs and where it was read', async () => {
    const { text } = await get('/de/offers/base-leipzig')
    for (const part of ['Nur für Frauen.', 'Mitbringen und fragen', 'Kosten', 'Gelesen bei', 'Stimmt etwas nicht oder fehlt eine Stelle?']) expect(text).toContain(part)
  })

  it('name the kinds of help for which a place has no office, and that the list is not complete', async () => {
    const { text } = await get('/de/offers?place=14524')
    expect(text).toContain('Hierfür kennen wir an diesem Ort noch keine Stelle.')
    expect(text).toContain('Willkommenszentrum')
    expect(text).toContain('Dieses Verzeichnis ist nicht vollständig.')
    expect((await get('/de/offers?place=14521')).text.split('noch keine Stelle')[1]!.split('</p>')[0]).not.toContain('Willkommenszentrum')
  })

  it('hold no figure of participants, mentors or placements', async () => {
    const pages = await Promise.all(['arbeitsmarktmentoren-sachsen', 'arbeitsmarktmentoren-leipzig', 'arbeitsmarktmentoren-dresden'].flatMap((id) => languageCodes.map((language) => get(`/${language}/offers/${id}`))))
    for (const { text } of pages) expect(text.split('<main id="content"')[1]!).not.toMatch(/4[.,\s]?250|5[.,\s]?300|1[.,\s]?800|1[.,\s]?850|2[.,\s]?450|\b480\b|\b700\b/)
  })

  it('of an article in phases 2 to 5 say what the step is, who does it, what is around it and which offers help', async () => {
    const { text } = await get('/de/articles/recognition-how')
    for (const part of ['Dieser Schritt auf dem Weg in Arbeit', 'Orientierung und Planung', 'Wer hilft:', 'Davor: Information', 'Danach: Qualifizierung', 'Stellen, die dabei helfen', 'href="/de/offers/ibas-leipzig"']) expect(text).toContain(part)
  })
})
