import { expect, it } from 'vitest'
import { appendActivity } from '~/audit/append.server'
import { anEntry } from '../../../tests/support/activity'
import { eachDatabase } from '../../../tests/support/database'
import { hashOfTheirs, requestName } from '../request-id'
import { requestFind } from './request-find.server'
import type { ToolContext } from './verb'

eachDatabase('finding a request by what its caller calls it', (open) => {
  it('finds it whatever is in its hash, and no other', async () => {
    const { runtime } = await open()
    const hashes = Array.from({ length: 60 }, (_, place) => ({
      id: `theirs-${place}`,
      hash: hashOfTheirs(runtime.keyring, `theirs-${place}`),
    }))
    const plain = hashes.find(({ hash }) => /^[A-Za-z0-9]+$/.test(hash))!
    const marked = hashes.find(({ hash }) => hash.includes('_'))!
    const entries = [plain, marked].map(({ id, hash }) =>
      anEntry({ requestId: requestName(`own-${id}`, hash) }),
    )
    await runtime.database.transact((transaction) =>
      appendActivity(transaction, [...entries, anEntry({ requestId: 'own-alone' })]),
    )
    const desk = { runtime: () => runtime } as unknown as ToolContext
    const found = async (operand: string) => {
      const { data } = await requestFind.run({ operand, given: {}, desk })
      return (data.found as { requestId: string }[]).map(({ requestId }) => requestId)
    }
    for (const { id, hash } of [plain, marked]) expect(await found(id)).toEqual([`own-${id}.${hash}`])
    expect(await found('somebody-else')).toEqual([])
  })
})
