import { afterEach, beforeEach, expect, it } from 'vitest'
import { activity } from '~/audit/tables.server'
import { parseBsn } from '~/person/bsn'
import type { PersonFinding } from '~/person/register'
import { eachDatabase, type TestDatabase } from '../../tests/support/database'
import { findAtDesk } from './find-at-desk.server'
import { pairingTry } from '~/representation/tables.server'

const NOOR = { worker: 'noor', requestId: 'r' }
const TYPED = { bsn: parseBsn('999990408'), birthDate: '1992-01-02' }

eachDatabase('looking somebody up at the desk', (open) => {
  let fresh: TestDatabase
  beforeEach(async () => void (fresh = await open()))
  afterEach(() => fresh.drop())

  const lookingUp = (answer: PersonFinding, typed: typeof TYPED = TYPED) =>
    findAtDesk({ runtime: fresh.runtime, register: { findPerson: async () => answer } }, NOOR, typed)
  const NOBODY = { ok: false, refusal: 'unknown-person' } as const

  it('is refused after ten misses, also of many at once, and whatever was typed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, place) =>
        lookingUp(NOBODY, place % 2 === 0 ? TYPED : { ...TYPED, bsn: null }),
      ),
    )
    const refusals = answers.map((answer) => answer.ok || answer.refusal)
    expect(refusals.filter((one) => one === 'nobody')).toHaveLength(10)
    expect(refusals.filter((one) => one === 'too-often')).toHaveLength(4)
    const log = await fresh.database.reader.select().from(activity)
    expect(log.filter(({ event }) => event === 'look-up-missed')).toHaveLength(14)
    expect(log.map(({ entry }) => entry).join()).not.toContain('999990408')
    fresh.clock.advance(16 * 60_000)
    expect(await lookingUp(NOBODY)).toMatchObject({ refusal: 'nobody' })
  })

  it('counts nothing where the register does not answer', async () => {
    for (let tried = 0; tried < 12; tried += 1)
      expect(await lookingUp({ ok: false, refusal: 'register-down' })).toMatchObject({
        refusal: 'register-down',
      })
    expect(await fresh.database.reader.$count(pairingTry)).toBe(0)
  })
})
