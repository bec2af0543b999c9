// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { makeIntl, IntlProvider } from '~/i18n/intl'
import { nl } from '~/i18n/nl'
import { BridgeWithWord } from './BridgeSign'
import { YesNo } from './YesNo'

afterEach(cleanup)

function show(element: React.ReactElement) {
  return render(<IntlProvider intl={makeIntl('nl', nl)}>{element}</IntlProvider>)
}

describe('yes and no', () => {
  test('are named by what they are about, and neither is chosen', () => {
    show(<YesNo name="answer" label="Apotheken" hint="Van u: Apotheek Centrum" />)
    const group = screen.getByRole('radiogroup', { name: 'Apotheken' })
    const answers = within(group).getAllByRole<HTMLInputElement>('radio')
    expect(answers.map((answer) => answer.value)).toEqual(['yes', 'no'])
    expect(answers.map((answer) => answer.checked)).toEqual([false, false])
  })

  test('have the same classes, whichever is chosen', () => {
    const { container } = show(<YesNo name="answer" label="Apotheken" defaultValue="no" />)
    const [yes, no] = container.querySelectorAll('.answer')
    expect(yes?.className).toBe(no?.className)
  })

  test('say what to repair', () => {
    show(<YesNo name="answer" label="Apotheken" error="Kies ja of nee" />)
    const group = screen.getByRole('radiogroup')
    const described = document.getElementById(group.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toContain('Kies ja of nee')
  })
})

describe('the bridge', () => {
  test.each([
    ['yes', 'Ja'],
    ['no', 'Nee'],
    ['none', 'Nog geen keuze'],
  ] as const)('%s is decoration beside its word', (answer, word) => {
    const { container } = show(<BridgeWithWord answer={answer} />)
    expect(screen.getByText(word)).toBeDefined()
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  test('draws each answer differently', () => {
    const drawings = (['yes', 'no', 'none'] as const).map(
      (answer) => show(<BridgeWithWord answer={answer} />).container.querySelector('svg')?.innerHTML,
    )
    expect(new Set(drawings).size).toBe(3)
  })
})
