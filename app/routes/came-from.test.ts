import { describe, expect, it } from 'vitest'
import { safePath } from '~/identity/safe-path'
import { PATHS } from '~/paths'
import { backTo, cameFrom, goingTo, placeOf } from './came-from'

const query = (text: string) => new URLSearchParams(text)

describe('where one came from', () => {
  it.each([
    ['/mijn', 'overzicht'],
    ['/mijn/keuzes', 'keuzes'],
    ['/mijn/keuzes/controle', 'controle'],
    ['/mijn/keuzes/groep/GP', 'groep:GP'],
    ['/mijn/keuzes/groep/GP/GGC002', 'groep:GP:GGC002'],
    ['/mijn/keuzes/zorgaanbieder/90000101/GGC012', 'zorgaanbieder:90000101:GGC012'],
    ['/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005', 'uitzondering:groep:GP:GGC002:RPZAC005'],
  ])('%s is the place %s, and the place that address', (path, place) => {
    expect(placeOf(path)).toBe(place)
    expect(backTo(cameFrom(query(`terug=${place}`)), PATHS.home)).toBe(path)
  })

  it('goes back along the places, one at a time', () => {
    const there = goingTo(PATHS.review, ['groep:GP', 'overzicht'])
    expect(there).toBe('/mijn/keuzes/controle?terug=groep:GP&terug=overzicht')
    const back = backTo(cameFrom(query(there.split('?')[1]!)), PATHS.home)
    expect(back).toBe('/mijn/keuzes/groep/GP?terug=overzicht')
    expect(backTo(cameFrom(query(back.split('?')[1]!)), PATHS.home)).toBe('/mijn')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/mijn',
    'groep:../../uitloggen',
    'groep:GP:x:y',
    'groep:',
    'groep://evil',
    'toString',
    '__proto__',
    'zorgaanbieder:1%2f2',
    'javascript:alert(1)',
    'uitzondering:groep:GP:GGC002:../x',
  ])('knows no place %s and stays with the page’s own way back', (place) => {
    expect(cameFrom(new URLSearchParams({ terug: place }))).toEqual([])
    expect(backTo(cameFrom(new URLSearchParams({ terug: place })), PATHS.choices)).toBe('/mijn/keuzes')
  })

  it('says an address that a login may lead back to', () => {
    expect(safePath(goingTo(PATHS.group({ holder: 'GP' }), ['overzicht', 'bij-naam']))).not.toBeNull()
  })

  it('remembers four places and no more', () => {
    const many = query('terug=keuzes&terug=controle&terug=bij-naam&terug=namens&terug=akkoord')
    expect(cameFrom(many)).toHaveLength(4)
  })

  it('is no place for other pages', () => {
    for (const path of ['/uitloggen', '/mijn/meldingen', '/mijn/keuzes/groep/GP/a/b', ''])
      expect(placeOf(path)).toBeNull()
  })
})
