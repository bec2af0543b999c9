import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { makeSecrets } from '~/portal/demo-defaults.server'
import { newId } from '~/runtime/ids.server'
import { openKeyring, type Keyring } from '~/sealing/keyring.server'
import { spareKeys } from './spare-keys.server'

it('keys for a number never seen are there before it is asked about, each once, and made anew afterwards', async () => {
  const { SEAL_KEYS, INDEX_KEY } = makeSecrets()
  const keyring = openKeyring({ sealKeys: SEAL_KEYS, indexKey: INDEX_KEY })
  let sealed = 0
  const counting: Keyring = {
    ...keyring,
    seal: (place, plain) => {
      sealed += 1
      return keyring.seal(place, plain)
    },
  }
  const spare = spareKeys({ keyring: counting, newId: () => newId() })
  const before = sealed
  const taken = Array.from({ length: before / 2 }, spare)
  expect(sealed).toBe(before)
  taken.push(spare())
  expect(sealed).toBe(before + 2)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
  while (sealed < 2 * before) await pause(10)
  const after = sealed
  spare()
  expect(sealed).toBe(after)
})
