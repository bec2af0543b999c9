import { assignForm, blackenForm, closeForm, flagForm, handOnForm, mergeForm } from '~/conversation/forms'
import { defineForm } from '~/ui/form'
import { REFUSED } from './refused'

/** What has a page of its own, by the words of the address. */
export const ACT_PAGES = ['zwart', 'geef-door', 'voeg-samen', 'nood', 'wijs-toe', 'sluit'] as const
export type ActPage = (typeof ACT_PAGES)[number]

export function readActPage(given: string | undefined): ActPage | null {
  return ACT_PAGES.find((act) => act === given) ?? null
}

const atNumber = { status: 422, field: 'nummer' } as const

/** The form of each. */
export const ACT_FORMS = {
  zwart: defineForm(blackenForm, {
    refusals: {
      ...REFUSED,
      'not-there': { status: 422, field: 'woorden', words: 'message.black.not-there' },
    },
  }),
  'geef-door': defineForm(handOnForm, { refusals: REFUSED }),
  'voeg-samen': defineForm(mergeForm, {
    refusals: {
      ...REFUSED,
      unknown: { ...atNumber, words: 'message.merge.unknown' },
      same: { ...atNumber, words: 'message.merge.same' },
      'another-person': { ...atNumber, words: 'message.merge.another-person' },
      'has-draft': { ...atNumber, words: 'message.merge.has-draft' },
      'has-joined': { ...atNumber, words: 'message.merge.has-joined' },
    },
  }),
  nood: defineForm(flagForm, { refusals: REFUSED }),
  'wijs-toe': defineForm(assignForm, {
    refusals: { ...REFUSED, unknown: { status: 422, field: 'collega', words: 'message.assign.missing' } },
  }),
  sluit: defineForm(closeForm, { refusals: REFUSED }),
} as const
