// @vitest-environment jsdom
import { json } from '@remix-run/node'
import { createRemixStub } from '@remix-run/testing'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IntlProvider } from '~/i18n/intl'
import { intlFor } from '~/i18n/intl.server'
import type { MessageId } from '~/i18n/nl'
import { changeAddressForm } from '~/notification/forms'
import { Button } from './Button'
import { defineForm } from './form'
import { PageForm, Problems, Said, useFormOf } from './FormParts'
import { TextField } from './TextField'

const form = defineForm(changeAddressForm)
const say = (id: MessageId) => intlFor('nl').formatMessage({ id })
const MISSING = say('notification.email.missing')
const sent = vi.fn<(email: unknown) => object | null>()

function Page() {
  const of = useFormOf(form)
  return (
    <>
      <Problems of={of} />
      <Said of={of} />
      <PageForm of={of}>
        <TextField name="email" defaultValue="eerst@voorbeeld.nl" label="Adres" />
        <Button>Bewaar</Button>
      </PageForm>
    </>
  )
}

beforeEach(async () => {
  sent.mockReset()
  const action = async ({ request }: { request: Request }) => {
    const answer = sent((await request.formData()).get('email'))
    return answer ? json(answer, { status: 422 }) : null
  }
  const Stub = createRemixStub([{ path: '/', action, Component: Page }])
  render(
    <IntlProvider intl={intlFor('nl')}>
      <Stub />
    </IntlProvider>,
  )
  await import('./LiveForm')
  await screen.findByLabelText('Adres')
  // The library came, and a turn later the form listens.
  await new Promise((resolve) => setTimeout(resolve, 0))
})
afterEach(cleanup)

const field = () => screen.getByLabelText<HTMLInputElement>('Adres')
const type = (value: string) => fireEvent.input(field(), { target: { value } })
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Bewaar' }))
const summary = () => document.querySelector('.error-summary')?.textContent ?? ''
const atField = () => document.querySelector('#email-error')?.textContent ?? ''

it('is read in the browser as the action reads it, and not sent while something is wrong', async () => {
  type('')
  press()
  await waitFor(() => expect(summary()).toContain(MISSING))
  expect(atField()).toContain(MISSING)
  expect(sent).not.toHaveBeenCalled()
})

it('takes a sentence away while somebody mends its field, and leaves the summary', async () => {
  type('')
  press()
  await waitFor(() => expect(atField()).toContain(MISSING))
  type('anna')
  await waitFor(() => expect(atField()).toContain(say('notification.email.invalid')))
  type('anna@voorbeeld.nl')
  await waitFor(() => expect(atField()).toBe(''))
  expect(summary()).toContain(MISSING)
  press()
  await waitFor(() => expect(sent).toHaveBeenCalledWith('anna@voorbeeld.nl'))
})

it('says what the action found, in one place', async () => {
  sent.mockReturnValue({
    values: { email: 'anna@voorbeeld.nl' },
    problems: [{ field: 'email', message: 'welcome.mail.too-many' }],
    refusal: null,
  })
  type('anna@voorbeeld.nl')
  press()
  await waitFor(() => expect(atField()).toContain(say('welcome.mail.too-many')))
  expect(field().value).toBe('anna@voorbeeld.nl')
})

it('says why it was refused as a whole', async () => {
  sent.mockReturnValue({
    values: { email: 'anna@voorbeeld.nl' },
    problems: [],
    refusal: { code: 'over', words: 'agreement.refused.register-down' },
  })
  press()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Basisregistratie Personen')
})
