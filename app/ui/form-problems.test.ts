import { expect, it } from 'vitest'
import { mailForm } from '~/welcome/forms'
import { intlFor } from '~/i18n/intl.server'
import { readForm, typedIn, type FormSchema } from './form-problems'

function form(fields: [string, string][]) {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

it('reads what was sent, lists included', () => {
  const sent = form([
    ['email', ' anna@voorbeeld.nl '],
    ['name', 'Anna'],
    ['kinds', 'viewed'],
    ['csrf', 'x'],
  ])
  expect(readForm(mailForm, sent, ['kinds'])).toEqual({
    ok: true,
    output: { email: 'anna@voorbeeld.nl', name: 'Anna', kinds: ['viewed'] },
  })
})

it('takes nothing ticked for nothing', () => {
  expect(readForm(mailForm, form([['email', 'anna@voorbeeld.nl']]), ['kinds'])).toMatchObject({
    output: { kinds: [] },
  })
})

it('names one problem a field, in the order of the form', () => {
  const read = readForm(
    mailForm,
    form([
      ['name', '<script>'],
      ['email', ''],
    ]),
    ['kinds'],
  )
  expect(read).toEqual({
    ok: false,
    problems: [
      { field: 'email', message: 'notification.email.missing' },
      { field: 'name', message: 'notification.name.not-allowed' },
    ],
  })
})

it('does not take kinds that do not exist', () => {
  const sent = form([
    ['email', 'anna@voorbeeld.nl'],
    ['kinds', '__proto__'],
  ])
  expect(readForm(mailForm, sent, ['kinds'])).toMatchObject({ ok: false, problems: [{ field: 'kinds' }] })
})

it('keeps what was typed, and no files', () => {
  const sent = form([['email', 'niet goed']])
  sent.append('file', new Blob(['x']))
  expect(typedIn(sent)).toEqual({ email: 'niet goed' })
})

/** Every form of which people see what is wrong; others are made of buttons and what stands hidden. */
const files = import.meta.glob<Record<string, unknown>>('../{identity,notification,onbehalf}/forms.ts', {
  eager: true,
})
const schemas = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(
      ([name, one]) =>
        !['termsForm', 'sharingForm'].includes(name) &&
        typeof one === 'object' &&
        one !== null &&
        'entries' in one,
    )
    .map(([name, schema]) => [`${file} ${name}`, schema as FormSchema] as const),
)

it('finds the forms', () => {
  expect(schemas.length).toBeGreaterThan(10)
})

it.each(schemas)('of %s: what is wrong is said in the words of the portal', (_name, schema) => {
  const names = Object.keys((schema as unknown as { entries: object }).entries)
  const texts = names.filter((name) => name !== 'kinds')
  for (const value of [null, '', '\u0000', '9'.repeat(40_000)]) {
    const read = readForm(schema, form(value === null ? [] : texts.map((name) => [name, value])), ['kinds'])
    const said = read.ok ? [] : read.problems.map(({ message }) => message)
    expect(said.filter((id) => !Object.hasOwn(intlFor('nl').messages, id))).toEqual([])
  }
})
