import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeSecrets } from '../../app/portal/demo-defaults.server'
import { runOperator, type Seeded } from '../support/seeded'

declare module 'vitest' {
  interface ProvidedContext {
    /** What `portal migrate` and `portal seed demo` made once for the whole run. */
    seeded: Seeded
  }
}

/** Migrates and seeds one SQLite file with the built tool; each portal of the run starts from a copy. */
export default async function setUpSeeded(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'zeggenschap-seeded-'))
  const secrets = makeSecrets()
  const environment = {
    ...{ PATH: process.env.PATH ?? '', NODE_ENV: 'production', DEMO: '1', DIGID_CLIENT_KEY: '{}' },
    DATABASE_URL: `file:${join(directory, 'portal.db')}`,
    CHECKPOINT_FILE: join(directory, 'checkpoints.jsonl'),
    DEMO_DIRECTORY: join(directory, 'demo'),
    LOG_LEVEL: 'warn',
    ...secrets,
  }
  for (const verb of [['migrate'], ['seed', 'demo']]) {
    const { code, output } = await runOperator(environment, verb)
    if (code !== 0) throw new Error(`portal ${verb.join(' ')} failed:\n${output}`)
  }
  project.provide('seeded', { directory, secrets })
  return () => rmSync(directory, { recursive: true, force: true })
}
