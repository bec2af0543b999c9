// @vitest-environment jsdom
import { createRemixStub } from '@remix-run/testing'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { IntlProvider, makeIntl } from '~/i18n/intl'
import { nl } from '~/i18n/nl'
import { SessionWatch } from '~/ui/session-warning'

const MINUTE = 60_000
const NOW = new Date('2026-03-16T08:30:00Z')

let secondsLeft: number | Error
let also: { why?: string; visit?: string }
const asked: string[] = []
const left: string[] = []

beforeEach(() => {
  also = {}
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true })
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  vi.stubGlobal('fetch', async (address: string, { method, headers }: RequestInit) => {
    asked.push(`${method} ${address}`)
    if (secondsLeft instanceof Error) throw secondsLeft
    if (method === 'POST') {
      expect(new Headers(headers).get('x-csrf-token')).toBe('token')
      secondsLeft = 900
    }
    return { json: async () => ({ secondsLeft, ...also }) }
  })
  const location = { ...window.location, pathname: '/mijn/keuzes', assign: (to: string) => left.push(to) }
  vi.stubGlobal('location', location)
  Object.defineProperty(window, 'location', { configurable: true, value: location })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  asked.length = 0
  left.length = 0
})

async function open(logoutAt: Date | null = new Date(NOW.getTime() + 15 * MINUTE)) {
  const Stub = createRemixStub([
    {
      id: 'root',
      path: '/',
      loader: () => ({ csrf: 'token', visit: 'this', logoutAt: logoutAt?.toISOString() ?? null }),
      Component: SessionWatch,
    },
  ])
  render(
    <IntlProvider intl={makeIntl('nl', nl)}>
      <Stub />
    </IntlProvider>,
  )
  await pass(100)
}

const pass = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)))
const isOpen = () => document.querySelector('dialog')?.open ?? false

describe('the session warning', () => {
  test('is not there for a visitor', async () => {
    await open(null)
    expect(document.querySelector('dialog')).toBeNull()
  })

  test('asks two and a half minutes before the end, not earlier', async () => {
    await open()
    secondsLeft = 150
    await pass(12 * MINUTE)
    expect(asked).toEqual([])
    await pass(0.5 * MINUTE)
    expect(asked).toEqual(['GET /sessie'])
    expect(isOpen()).toBe(true)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ik ben er nog' }))
  })

  test('does not ask who was busy in another tab', async () => {
    await open()
    secondsLeft = 600
    await pass(12.5 * MINUTE)
    expect(isOpen()).toBe(false)
    secondsLeft = 150
    await pass(7.5 * MINUTE)
    expect(isOpen()).toBe(true)
  })

  test('lets one press stay, and asks again in time', async () => {
    await open()
    secondsLeft = 150
    await pass(12.5 * MINUTE)
    fireEvent.click(screen.getByRole('button', { name: 'Ik ben er nog' }))
    await pass(100)
    expect(asked).toContain('POST /sessie/verleng')
    expect(isOpen()).toBe(false)
    expect(left).toEqual([])
  })

  test('stays when the question is closed with Escape', async () => {
    await open()
    secondsLeft = 150
    await pass(12.5 * MINUTE)
    fireEvent(document.querySelector('dialog')!, new Event('cancel', { cancelable: true }))
    await pass(100)
    expect(asked).toContain('POST /sessie/verleng')
  })

  test('closes by itself when somebody stays in another tab', async () => {
    await open()
    secondsLeft = 150
    await pass(12.5 * MINUTE)
    secondsLeft = 890
    await pass(11_000)
    expect(isOpen()).toBe(false)
  })

  test('goes to the page that says so when it is over, and remembers the place', async () => {
    await open()
    secondsLeft = 150
    await pass(12.5 * MINUTE)
    secondsLeft = 0
    also = { why: 'tijd' }
    await pass(11_000)
    expect(left[0]).toBe('/uitgelogd?reden=tijd&naar=%2Fmijn%2Fkeuzes')
  })

  test.each([
    [{ secondsLeft: 0, why: 'elders' }, 'elders'],
    [{ secondsLeft: 0, why: 'acht-uur' }, 'acht-uur'],
    [{ secondsLeft: 0, why: 'iets anders' }, 'voorbij'],
    [{ secondsLeft: 800, visit: 'another' }, 'opnieuw'],
  ])(
    'says the true reason when another window tells it to look: %j',
    async ({ secondsLeft: seconds, ...heard }, reason) => {
      await open()
      secondsLeft = seconds
      also = heard
      const other = new BroadcastChannel('zeggenschap-bezoek')
      other.postMessage(null)
      await pass(200)
      other.close()
      expect(left[0]).toBe(`/uitgelogd?reden=${reason}&naar=%2Fmijn%2Fkeuzes`)
    },
  )

  test('stays where the visit is the same', async () => {
    await open()
    secondsLeft = 800
    also = { visit: 'this' }
    document.dispatchEvent(new Event('visibilitychange'))
    await pass(100)
    expect(left).toEqual([])
  })

  test('does not take a broken line for the end', async () => {
    await open()
    secondsLeft = new Error('offline')
    await pass(13 * MINUTE)
    expect(left).toEqual([])
    secondsLeft = 100
    await pass(10_000)
    expect(isOpen()).toBe(true)
  })

  test('looks at once when one comes back to the tab', async () => {
    await open()
    secondsLeft = 0
    document.dispatchEvent(new Event('visibilitychange'))
    await pass(100)
    expect(left).toHaveLength(1)
  })
})
