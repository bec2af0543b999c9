import type { Catalogue } from '~/catalogue/catalogue'
import type { Choice } from '~/consent/choice'
import type { Draft } from '~/consent/draft'
import { directoryFor } from '~/consent/meeting.server'
import { workOut, type WorkedOut } from '~/consent/overruled'
import { readVersion } from '~/consent/store.server'
import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { LocalDate } from '~/runtime/local-date'

type Working = { draft: Draft; catalogue: Catalogue; choices: readonly Choice[]; today: LocalDate }

/** What a draft does to these choices today: read alike by its pages, its review page and by sending it. */
export async function workOutDraft(
  reader: Reader,
  citizen: Subject,
  { draft, catalogue, choices, today }: Working,
): Promise<WorkedOut> {
  const seen = new Map<number, readonly Choice[]>()
  const moments = [...(draft.way ? [draft.way.seen] : []), ...draft.edits.map((edit) => edit.seen)]
  for (const { version } of moments)
    if (!seen.has(version)) seen.set(version, (await readVersion(reader, citizen, version))?.choices ?? [])
  const keys = [...choices, ...[...seen.values()].flat(), ...draft.edits.map(({ key }) => key)]
  const directory = await directoryFor(reader, catalogue, keys)
  return workOut(draft, { choices, seen, directory }, today)
}
