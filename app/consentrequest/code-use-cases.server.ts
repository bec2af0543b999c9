import { appendActivity } from '~/audit/append.server'
import type { ActivityEvent } from '~/audit/entry'
import type { Transaction } from '~/db/database.server'
import { decideBan } from '~/recording/ban'
import { act } from '~/representation/act.server'
import { tellDoer } from '~/representation/author-label.server'
import { readsOnly } from '~/representation/decision-status.server'
import { renewed, type Dossier } from '~/representation/dossier.server'
import { newCode } from '~/runtime/ids.server'
import type { Runtime } from '~/runtime/runtime.server'
import { REQUEST_CODE_LENGTH, requestCodeExpiry } from './code'
import {
  codeIndexOf,
  deleteBlock,
  endCodes,
  insertBlock,
  insertCode,
  readBlock,
  readOpenCode,
  wasLastEnded,
} from './code-store.server'
import { seesRequests } from './sees'

type Refused<Refusal> = { ok: false; refusal: Refusal }
type Settled<Refusal = never> = { ok: true } | Refused<'not-there' | 'reads-only' | Refusal>
type CodeMade = { ok: true; code: string; expiresAt: Date } | Refused<'not-there' | 'reads-only'>

/** Makes the code with which an organisation can send one request; an earlier one ends. It is shown once and kept as a keyed hash. */
export async function makeRequestCode(runtime: Runtime, opened: Dossier): Promise<CodeMade> {
  const code = newCode(REQUEST_CODE_LENGTH)
  const expiresAt = requestCodeExpiry(opened.at)
  const made = await change(runtime, opened, async (transaction, { person, at }) => {
    const subjectId = person.row.id
    await endCodes(transaction, subjectId, at)
    await insertCode(transaction, {
      ...{ codeIndex: codeIndexOf(runtime, code), subjectId, createdAt: at, expiresAt },
    })
    return 'consent-code-made'
  })
  return made.ok ? { ok: true, code, expiresAt } : made
}

/** Takes the code back that works now; without one nothing changes. */
export async function endRequestCode(runtime: Runtime, opened: Dossier): Promise<Settled> {
  return change(runtime, opened, async (transaction, { person, at }) => {
    if (!(await readOpenCode(transaction, person.row.id, at))) return null
    await endCodes(transaction, person.row.id, at)
    return 'consent-code-ended'
  })
}

/** Switches «laat geen verzoeken meer toe» on or off, by the rule of «niemand mag voor mij vastleggen». */
export async function changeBlock(
  runtime: Runtime,
  opened: Dossier,
  isOn: boolean,
): Promise<Settled<'not-yours'>> {
  return change<'not-yours'>(runtime, opened, async (transaction, dossier) => {
    const { person, actorId, decides, at } = dossier
    const subjectId = person.row.id
    const block = await readBlock(transaction, subjectId)
    const decided = decideBan(isOn, { byId: block?.byId ?? null, actorId, person: subjectId, decides })
    if (!decided.ok) return decided
    if (!decided.changes) return null
    if (isOn) await insertBlock(transaction, { subjectId, byId: actorId, since: at })
    else await deleteBlock(transaction, subjectId)
    return isOn ? 'consent-requests-forbidden' : 'consent-requests-allowed'
  })
}

/** The code that works, without the code itself, and the switch: for the page that shows both. */
export async function readDoor({ database }: Pick<Runtime, 'database'>, dossier: Dossier) {
  const { reader } = database
  const { person, actorId, decides, at, today } = dossier
  const subjectId = person.row.id
  const mayChange = !readsOnly(dossier, today)
  const code = await readOpenCode(reader, subjectId, at)
  const block = await readBlock(reader, subjectId)
  const off = block && decideBan(false, { byId: block.byId, actorId, person: subjectId, decides })
  return {
    mayChange,
    code: code && { expiresAt: code.expiresAt },
    codeEnded: code === null && (await wasLastEnded(reader, subjectId)),
    block: block && {
      since: block.since,
      by: await tellDoer(reader, { readerId: actorId, citizen: person, byId: block.byId, at: block.since }),
      mayEnd: mayChange && off !== null && off.ok,
    },
  }
}

/** One change with its log entry: what `work` says happened, or nothing. */
async function change<Refusal = never>(
  runtime: Runtime,
  opened: Dossier,
  work: (transaction: Transaction, dossier: Dossier) => Promise<ActivityEvent | Refused<Refusal> | null>,
): Promise<Settled<Refusal>> {
  return runtime.database.transact(async (transaction): Promise<Settled<Refusal>> => {
    const dossier = await renewed(transaction, runtime, opened)
    if (!dossier || !seesRequests(dossier)) return { ok: false, refusal: 'not-there' }
    if (readsOnly(dossier, dossier.today)) return { ok: false, refusal: 'reads-only' }
    const event = await work(transaction, dossier)
    if (event !== null && typeof event !== 'string') return event
    if (event) await appendActivity(transaction, [act(dossier, { event, action: 'U' })])
    return { ok: true }
  })
}
