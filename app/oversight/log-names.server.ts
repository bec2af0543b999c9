import type { Entry, EntryRow } from '~/audit/read-entry.server'
import { findProviders } from '~/provider/store.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'
import { findMemberships } from '~/staff/store.server'
import { workersNamed } from '~/worker/store.server'
import { doneAs, type LogAct } from './log-line'

type Opened = { row: EntryRow; entry: Entry | null }

/** What stands in the log with the names of who did it. Of citizens it names nobody: neither the person nor who acts for them. */
export async function actsOf(runtime: Runtime, opened: readonly Opened[]): Promise<LogAct[]> {
  const { reader } = runtime.database
  const read = opened.flatMap(({ row, entry }) => {
    const [user] = entry?.users ?? []
    if (!entry || !user) return []
    const organisation = user.of ?? (row.organisation || null)
    return [{ row, entry, user, organisation, as: doneAs(user, organisation) }]
  })
  const uras = [...new Set(read.flatMap(({ organisation }) => organisation ?? []))]
  const providers = new Map((await findProviders(reader, uras)).map(({ ura, name }) => [ura, name]))
  const workers = await workersNamed(
    reader,
    runtime,
    read.flatMap(({ as, user }) => (as === 'office' ? [user.id] : [])),
  )
  const members = new Map<string, string>()
  for (const memberId of new Set(read.flatMap(({ as, user }) => (as === 'colleague' ? [user.id] : []))))
    for (const { ura, name } of await findMemberships(reader, runtime, { memberId, uras }))
      members.set(`${memberId} ${ura}`, name)
  return read.map(({ row, entry, user, organisation, as }) => ({
    ...{ at: row.at, day: localDate(row.at), event: entry.event, object: entry.object.type },
    ...{ action: entry.action, outcome: entry.outcome, as },
    who: {
      person: null,
      proxy: null,
      itself: null,
      system: user.id,
      office: workers.get(user.id) ?? user.id,
      colleague: members.get(`${user.id} ${organisation}`) ?? '–',
    }[as],
    organisation: organisation && (providers.get(organisation) ?? organisation),
  }))
}
