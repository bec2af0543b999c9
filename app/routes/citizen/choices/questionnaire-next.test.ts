import { describe, expect, it } from 'vitest'
import type { QuestionnaireForm } from '~/choosing/forms'
import { PATHS } from '~/paths'
import type { Place } from '../../came-from'
import { afterException, nextPath } from './questionnaire-next'

const pressed = (to: QuestionnaireForm['next']['to'], about = ''): QuestionnaireForm => ({
  revision: 0,
  base: 0,
  next: { to, about },
  answers: {},
})
const onGp = { holder: 'GP', data: undefined, nextGroup: 'PHARMACY', here: PATHS.group({ holder: 'GP' }) }
const go = (form: QuestionnaireForm, from: Place[] = []) => nextPath(form, { ...onGp, from })

describe('where the buttons of a page of questions lead', () => {
  it('goes on to the next group in the row of groups', () => {
    expect(go(pressed('on'))).toBe('/mijn/keuzes/groep/PHARMACY')
  })

  it('goes to the review page, and back, from every group', () => {
    expect(go(pressed('control'))).toBe('/mijn/keuzes/controle?terug=groep:GP')
    expect(nextPath(pressed('on'), { ...onGp, nextGroup: null, from: [] })).toBe(
      '/mijn/keuzes/controle?terug=groep:GP',
    )
  })

  it('changes one group from the overview and is done', () => {
    expect(go(pressed('on'), ['overzicht'])).toBe('/mijn/keuzes/controle?terug=groep:GP&terug=overzicht')
    expect(go(pressed('later'), ['overzicht'])).toBe('/mijn')
    expect(go(pressed('later'))).toBe('/mijn/keuzes')
  })

  it('goes back to the review page it was opened from, without an address that grows', () => {
    const from: Place[] = ['controle', 'groep:GP', 'overzicht']
    expect(go(pressed('on'), from)).toBe('/mijn/keuzes/controle?terug=groep:GP&terug=overzicht')
    expect(go(pressed('control'), from)).toBe('/mijn/keuzes/controle?terug=groep:GP&terug=overzicht')
  })

  it('keeps the way back on pages about a part, one provider or an exception', () => {
    expect(go(pressed('data', 'GGC012'), ['overzicht'])).toBe('/mijn/keuzes/groep/GP/GGC012?terug=overzicht')
    expect(go(pressed('provider', '90000101'), ['overzicht'])).toBe(
      '/mijn/keuzes/zorgaanbieder/90000101?terug=groep:GP&terug=overzicht',
    )
    expect(go(pressed('except', 'GGC002.RPZAC005'))).toBe(
      '/mijn/keuzes/groep/GP/GGC002/uitzondering/RPZAC005?terug=groep:GP',
    )
    expect(go({ ...pressed('on'), remove: { data: 'GGC002', receiver: 'ura:1' } }, ['controle'])).toBe(
      '/mijn/keuzes/groep/GP?terug=controle',
    )
  })
})

describe('after one exception', () => {
  const asked = { holder: 'GP', data: 'GGC002' }

  it('goes back to the questions it belongs to', () => {
    expect(afterException(['uitzondering:groep:GP:GGC002:RPZAC005', 'groep:GP', 'overzicht'], asked)).toBe(
      '/mijn/keuzes/groep/GP?terug=overzicht',
    )
    expect(afterException([], asked)).toBe('/mijn/keuzes/groep/GP/GGC002')
  })

  it('is done when it was opened to change that alone', () => {
    expect(afterException(['controle', 'overzicht'], asked)).toBe('/mijn/keuzes/controle?terug=overzicht')
    expect(afterException(['bij-naam'], asked)).toBe('/mijn/keuzes/controle?terug=bij-naam')
  })
})
