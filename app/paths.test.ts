import { describe, expect, it } from 'vitest'
import { inLanguage } from './i18n/language'
import { PATHS, withAnchor, withQuery } from './paths'
import routes from './routes'

describe('the table of addresses', () => {
  it('fills in what an address asks for, and leaves out what it may go without', () => {
    expect(PATHS.group({ holder: 'GP' })).toBe('/mijn/keuzes/groep/GP')
    expect(PATHS.group({ holder: 'GP', data: 'RPZAC005' })).toBe('/mijn/keuzes/groep/GP/RPZAC005')
    expect(PATHS.decline({ approval: 'a1' })).toBe('/mijn/akkoord/a1/nee')
  })

  it('says what is asked after the page, in the order it was given, encoded', () => {
    expect(withQuery(PATHS.done, { versie: 3, 'ja-niet': undefined })).toBe('/mijn/keuzes/klaar?versie=3')
    expect(withQuery(PATHS.mailSettings, { bewaard: true })).toBe('/mijn/meldingen?bewaard')
    expect(withQuery(PATHS.startLogin, { naar: '/mijn?a=b' })).toBe('/inloggen/digid?naar=%2Fmijn%3Fa%3Db')
    expect(withQuery(withQuery(PATHS.viewed, '?van=1'), '')).toBe('/mijn/bekeken?van=1')
    expect(withQuery(withQuery(PATHS.viewed, 'van=1'), { voor: 2 })).toBe('/mijn/bekeken?van=1&voor=2')
    expect(withAnchor(PATHS.viewed, 'delen')).toBe('/mijn/bekeken#delen')
  })

  it('does not compile where there is no such address, or where its parts are missing', () => {
    // @ts-expect-error an address that is not of the table is no path
    expect(inLanguage('en', '/mijn/nergens')).toBe('/en/mijn/nergens')
    // @ts-expect-error this page does not exist
    expect(PATHS.nowhere).toBeUndefined()
    // @ts-expect-error an agreement is one of them
    expect(PATHS.agreement({})).toBe('/mijn/akkoord')
  })

  it('has a module at every address, once', async () => {
    const [, ...placed] = JSON.stringify(await routes).split('"file":')
    const files = placed.map((rest) => rest.split('"')[1])
    expect(new Set(files).size).toBe(files.length)
  })
})
