// @vitest-environment jsdom
import { Form } from '@remix-run/react'
import { createRemixStub } from '@remix-run/testing'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { IntlProvider, makeIntl } from '~/i18n/intl'
import { nl } from '~/i18n/nl'
import { Button } from './Button'
import { PressedButton } from './pressed'

afterEach(cleanup)

function open() {
  const Stub = createRemixStub([
    {
      path: '/',
      action: () => new Promise<null>(() => undefined),
      Component: () => (
        <PressedButton>
          <Form method="post">
            <Button name="do" value="yes">
              Ja
            </Button>
            <Button name="do" value="no">
              Nee
            </Button>
          </Form>
          <Form method="post">
            <Button>Bewaar</Button>
          </Form>
        </PressedButton>
      ),
    },
  ])
  render(
    <IntlProvider intl={makeIntl('nl', nl)}>
      <Stub />
    </IntlProvider>,
  )
}
const written = () => screen.getAllByRole('button').map(({ textContent }) => textContent)

it.each([
  ['Ja', ['Bezig…', 'Nee', 'Bewaar']],
  ['Nee', ['Ja', 'Bezig…', 'Bewaar']],
  ['Bewaar', ['Ja', 'Nee', 'Bezig…']],
])('while a form is sent with %s, that button alone is busy', async (pressed, expected) => {
  open()
  fireEvent.click(screen.getByRole('button', { name: pressed }))
  await waitFor(() => expect(written()).toEqual(expected))
})
