import type { ActionFunctionArgs } from '@remix-run/node'
import { blackenWords } from '~/conversation/blacken-use-cases.server'
import { readNumber } from '~/conversation/conversation'
import { assignMessage, closeMessage, flagMessage, handOn } from '~/conversation/desk-use-cases.server'
import { mergeMessage } from '~/conversation/merge-use-cases.server'
import { PATHS, withQuery } from '~/paths'
import { formAction, type At } from '../../form-action.server'
import { ACT_FORMS, type ActPage } from './act-forms'
import { whoAtDesk } from './worker.server'

const whoIn = (at: At) => whoAtDesk({ context: at, params: at.params })
const done = (at: At, what: string) =>
  withQuery(PATHS.deskMessage({ message: at.params.message ?? '' }), { gedaan: what })

/** What each page of an act does when it is sent. */
export const ACT_ACTIONS: Record<ActPage, (args: ActionFunctionArgs) => Promise<Response>> = {
  zwart: formAction(ACT_FORMS.zwart, async ({ woorden: words, soort: kind }, at) => {
    const black = await blackenWords(at.portal.runtime, { ...whoIn(at), words, kind })
    return black.ok ? done(at, 'zwart') : black
  }),
  'geef-door': formAction(ACT_FORMS['geef-door'], async (_nothing, at) => {
    const handed = await handOn(at.portal.runtime, whoIn(at))
    return handed.ok ? done(at, 'gedaan') : handed
  }),
  'voeg-samen': formAction(ACT_FORMS['voeg-samen'], async ({ nummer }, at) => {
    const merged = await mergeMessage(at.portal.runtime, { ...whoIn(at), number: readNumber(nummer) })
    return merged.ok ? done(at, 'gedaan') : merged
  }),
  nood: formAction(ACT_FORMS.nood, async ({ vlag }, at) => {
    const flag = vlag === 'none' ? null : vlag
    const flagged = await flagMessage(at.portal.runtime, { ...whoIn(at), flag })
    return flagged.ok ? done(at, 'gedaan') : flagged
  }),
  'wijs-toe': formAction(ACT_FORMS['wijs-toe'], async ({ collega: to }, at) => {
    const given = await assignMessage(at.portal.runtime, { ...whoIn(at), to })
    return given.ok ? PATHS.deskMessages : given
  }),
  sluit: formAction(ACT_FORMS.sluit, async ({ hoe: how }, at) => {
    const closed = await closeMessage(at.portal.runtime, { ...whoIn(at), how })
    return closed.ok ? PATHS.deskMessages : closed
  }),
}
