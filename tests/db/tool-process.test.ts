import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findProvider } from '~/provider/store.server'
import { runProcess } from '../support/child'
import { eachDatabase } from '../support/database'

eachDatabase('the operator’s tool as a process', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'zeggenschap-tool-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('follows a DATABASE_URL that comes from a file, and ends by itself', async () => {
    const { url, database, secrets } = await open()
    writeFileSync(join(folder, 'url'), url)
    const environment = {
      ...{
        ...secrets,
        DIGID_CLIENT_KEY: '{}',
        DATABASE_URL: '',
        DATABASE_URL_FILE: join(folder, 'url'),
      },
      ...{ DEMO_DIRECTORY: join(folder, 'demo'), CHECKPOINT_FILE: join(folder, 'checkpoints.jsonl') },
    }
    const tool = (...words: string[]) => runProcess('app/server/portal.server.ts', words, environment)
    const { code, errors } = await tool('seed', 'demo')
    // On a busy machine it takes long enough to say how far it is.
    expect([code, errors.replace(/^\d+ of \d+\n/gm, '')]).toEqual([0, ''])
    expect(await findProvider(database.reader, '90000101')).not.toBeNull()
    expect(await tool('doctor')).toMatchObject({ code: 0 })
    expect(await tool('nonsense')).toMatchObject({ code: 2 })
  })
})
