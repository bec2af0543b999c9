import type { ActionFunctionArgs } from '@remix-run/node'
import { expect, it } from 'vitest'
import * as v from 'valibot'
import { PATHS } from '~/paths'
import { boundedText } from '~/runtime/bounded-text'
import { defineButtons, defineForm } from '~/ui/form'
import { formAction, type Outcome } from './form-action.server'

const MISSING = 'family.bsn.missing'
const schema = v.object({ bsn: v.pipe(boundedText(20), v.nonEmpty(MISSING)) })
const form = defineForm(schema, {
  refusals: {
    'not-there': 404,
    hidden: PATHS.others,
    'too-many': { status: 429, words: 'child.refused.too-many', retryAfter: 900 },
    same: { status: 422, words: 'authorise.refused.same-person', field: 'bsn' },
    otherwise: { status: 409, words: 'authorise.refused.not-possible' },
  },
})

function send(fields: Record<string, string>, outcome: Outcome<keyof typeof form.refusals> = PATHS.overview) {
  const request = new Request('http://portal.test/', { method: 'POST', body: new URLSearchParams(fields) })
  const action = formAction(form, async () => outcome, { stop: async (id) => ({ refusal: id }) })
  return action({ request, params: {}, context: { language: 'en' } } as unknown as ActionFunctionArgs)
}

it('goes on to a page, in the language of this one', async () => {
  const answer = await send({ bsn: '1' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/en/mijn'])
})

it('says what must change, and keeps what was typed in the fields of the form and nothing else', async () => {
  const answer = await send({ bsn: '', csrf: 'token' })
  expect(answer.status).toBe(422)
  expect(await answer.json()).toEqual({
    values: { bsn: '' },
    problems: [{ field: 'bsn', message: MISSING }],
    refusal: null,
  })
})

it.each([
  ['too-many', 429, { code: 'too-many', words: 'child.refused.too-many' }],
  ['something else', 409, { code: 'something else', words: 'authorise.refused.not-possible' }],
])('tells the refusal %s with its status, and keeps what was typed', async (refusal, status, told) => {
  const answer = await send({ bsn: '12' }, { refusal })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('retry-after')).toBe(status === 429 ? '900' : null)
  expect(await answer.json()).toEqual({ values: { bsn: '12' }, problems: [], refusal: told })
})

it('tells a refusal at its field', async () => {
  const answer = await send({ bsn: '12' }, { refusal: 'same' })
  const problems = [{ field: 'bsn', message: 'authorise.refused.same-person' }]
  expect(await answer.json()).toEqual({ values: { bsn: '12' }, problems, refusal: null })
})

it('goes on as if nothing was refused where a refusal must not tell', async () => {
  expect((await send({ bsn: '1' }, { refusal: 'hidden' })).headers.get('location')).toBe('/en/mijn/namens')
})

it('shows the page of a status where there is nothing to tell', async () => {
  await expect(send({ bsn: '1' }, { refusal: 'not-there' })).rejects.toMatchObject({ status: 404 })
})

it('has buttons do something else, of which the form need not be filled in', async () => {
  await expect(send({ stop: 'not-there' })).rejects.toMatchObject({ status: 404 })
  await expect(send({ do: 'stop', bsn: '' })).resolves.toMatchObject({ status: 409 })
})

it('refuses a form of buttons that was never on a page', async () => {
  const request = new Request('http://portal.test/', {
    method: 'POST',
    body: new URLSearchParams({ do: 'x' }),
  })
  const action = formAction(defineButtons(v.object({ do: v.literal('stop') })), async () => PATHS.overview)
  const asked = action({ request, params: {}, context: {} } as unknown as ActionFunctionArgs)
  await expect(asked).rejects.toMatchObject({ status: 400 })
})
