import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { activity } from '~/audit/tables.server'
import { makeSecrets } from '~/portal/demo-defaults.server'
import type { Portal } from '~/portal/portal'
import type { Runtime } from '~/runtime/runtime.server'
import { freshDatabase, type TestDatabase } from '../support/database'
import { registerCareSystem, tokenFor, type CareSystem } from './care-system'
import { addProviders, HOSPITAL, machineFaces, portalOn } from './portal'
import { askerWith, type Asker } from './question'

export type World = {
  fresh: TestDatabase
  runtime: Runtime
  portal: Portal
  faces: FastifyInstance
  system: CareSystem
  token: string
  ask: Asker
  /** Asks many at once. */
  askMany: Asker
  /** Makes time go by for what takes its time from the runtime. */
  advance: (milliseconds: number) => void
  /** Another process of the same installation on the same database. */
  beside: () => Promise<FastifyInstance>
}

/** A portal with a directory and a hospital's system that has a token. `change` may put something else in its runtime. */
export async function openWorld(change: (runtime: Runtime) => Runtime = (same) => same): Promise<World> {
  const fresh = await freshDatabase()
  let ahead = 0
  // The token endpoint's library takes its time from the machine, so everything does.
  const runtime = change({ ...fresh.runtime, now: () => new Date(Date.now() + ahead) })
  const { SESSION_KEYS } = makeSecrets()
  const portal = portalOn(runtime, SESSION_KEYS)
  const faces = await machineFaces(portal)
  await addProviders(fresh.database)
  const system = await registerCareSystem(fresh.database, { id: 'hospital-system', ura: HOSPITAL.ura })
  const token = await tokenFor(faces, system)
  return {
    fresh,
    runtime,
    portal,
    faces,
    system,
    token,
    ask: askerWith(faces, token),
    askMany: askerWith(faces, token, '/access/v1/evaluations'),
    advance: (milliseconds) => void (ahead += milliseconds),
    beside: () => machineFaces(portalOn({ ...runtime, database: fresh.open() }, SESSION_KEYS)),
  }
}

/** The entries of questions, with what is in them. */
/** Questions that were asked and not answered, as the log has them. */
export async function refusedEntries({ fresh }: Pick<World, 'fresh'>) {
  return fresh.database.reader.select().from(activity).where(eq(activity.event, 'question-refused'))
}

export async function viewEntries({ fresh }: Pick<World, 'fresh'>) {
  const rows = await fresh.database.reader.select().from(activity).where(eq(activity.event, 'consulted'))
  return rows.map((row) => ({ ...row, body: JSON.parse(row.entry) as Record<string, unknown> }))
}
