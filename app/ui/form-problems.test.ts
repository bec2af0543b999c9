import { expect, it } from 'vitest'
import { mailForm } from '~/identity/forms'
import { readForm, typedIn } from './form-problems'

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
