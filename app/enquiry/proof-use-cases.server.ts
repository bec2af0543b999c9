import { openAuditKeys } from '~/audit/keys.server'
import { logName, proveEntry, type Proven } from '~/audit/prove.server'
import type { Portal } from '~/portal/portal'
import { seesList, type Dossier } from '~/representation/dossier.server'
import { logLook, viewedOf } from './use-cases.server'
import { VIEW_ORDER } from './who-viewed.server'

/**
 * That a line of the list stands in the log, as a file that holds without us. Null for a line that this citizen was not given.
 * Of one that cannot be proven it says whether it can be later. Who may see only kinds gets the hash of the line, not what it says. It is logged.
 */
export async function proveLine(
  { runtime, config }: Pick<Portal, 'runtime' | 'config'>,
  dossier: Dossier,
  line: string,
): Promise<Proven | null> {
  const cursor = VIEW_ORDER.readPlace(runtime, viewedOf(dossier).row.id, line)
  if (!cursor) return null
  await logLook(runtime, dossier, 'views-exported')
  const proving = {
    reader: runtime.database.reader,
    keys: openAuditKeys(config.keys.audit.reveal()),
    origin: logName(config.http.origin),
  }
  return proveEntry(proving, cursor, seesList(dossier))
}
