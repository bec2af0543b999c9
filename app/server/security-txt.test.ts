import { expect, it } from 'vitest'
import { EXAMPLE_ORGANISATION } from '~/runtime/organisation'
import { securityTxt } from './security-txt'

const at = (organisation: Partial<typeof EXAMPLE_ORGANISATION>, now = '2026-11-30T12:34:56Z') =>
  securityTxt({
    origin: 'https://portal.example',
    organisation: { ...EXAMPLE_ORGANISATION, ...organisation },
    now: new Date(now),
  })

it('says to whom, in which languages, where it stands and until when, a line each', () => {
  expect(at({}).split('\r\n')).toEqual([
    'Contact: mailto:help@zeggenschap.example',
    'Expires: 2027-05-29T00:00:00Z',
    'Preferred-Languages: nl, en',
    'Canonical: https://portal.example/.well-known/security.txt',
    '',
  ])
})

it('names the contact for this where there is one', () => {
  expect(at({ security: 'cvd@portal.example' })).toContain('Contact: mailto:cvd@portal.example\r\n')
  expect(at({ security: 'https://portal.example/kwetsbaarheid' })).toContain(
    'Contact: https://portal.example/kwetsbaarheid\r\n',
  )
})

it('is never out of date, and stands for less than a year', () => {
  for (const now of ['2026-12-31T23:59:59Z', '2028-02-29T00:00:00Z']) {
    const expires = new Date(/Expires: (.*)\r\n/.exec(at({}, now))![1]!)
    const days = (expires.getTime() - new Date(now).getTime()) / 86_400_000
    expect(days).toBeGreaterThan(90)
    expect(days).toBeLessThan(365)
  }
})
