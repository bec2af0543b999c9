import { createHmac } from 'node:crypto'
import { desc, eq, inArray } from 'drizzle-orm'
import { appendActivity } from '~/audit/append.server'
import { openAuditKeys } from '~/audit/keys.server'
import { readStatement } from '~/audit/checkpoint'
import { checkpoint } from '~/audit/tables.server'
import type { Reader } from '~/db/database.server'
import { findUnproven, numberOf } from '~/person/store.server'
import { subject } from '~/person/tables.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Config } from './config.server'
import { keyProof } from './tables.server'

const KNOWN = 'this is the key of this database'

/** Which setting is wrong, and how to go on, in words. */
export type WrongKey = { setting: 'SEAL_KEYS' | 'INDEX_KEY' | 'AUDIT_KEY' | 'SESSION_KEYS'; words: string }

type Proving = { runtime: Pick<Runtime, 'database' | 'keyring'>; config: Pick<Config, 'keys'> }
type Row = { name: string; value: string }

/**
 * Throws, by name, when a key is not one that this database was written with: with another one everything would be denied,
 * known people would be newcomers, and what is signed could not be verified again. Writes down what a key of a new database,
 * or a new key in front of the others, is known by.
 */
export async function proveKeys(proving: Proving): Promise<void> {
  const { wrong, fresh, gone } = await compare(proving)
  if (wrong.length > 0)
    throw new Error(
      `The keys do not belong to this database; nothing was changed.\n${wrong.map(({ setting, words }) => `- ${setting}: ${words}`).join('\n')}`,
    )
  if (fresh.length === 0 && gone.length === 0) return
  await proving.runtime.database.transact(async (transaction) => {
    if (fresh.length > 0) await transaction.insert(keyProof).values(fresh).onConflictDoNothing()
    if (gone.length > 0) await transaction.delete(keyProof).where(inArray(keyProof.name, gone))
  })
}

/** What is wrong with the keys, without changing anything. */
export async function wrongKeys(proving: Proving): Promise<WrongKey[]> {
  return (await compare(proving)).wrong
}

/** From now on a key is not asked for any more; answers whether it was known. */
export async function forgetKey(
  { database, now }: Pick<Runtime, 'database' | 'now'>,
  name: string,
  { operator, requestId }: { operator: string; requestId: string },
): Promise<boolean> {
  const at = now()
  return database.transact(async (transaction) => {
    const forgotten = await transaction
      .delete(keyProof)
      .where(eq(keyProof.name, name))
      .returning({ name: keyProof.name })
    if (forgotten.length === 0) return false
    await appendActivity(transaction, [
      {
        ...{
          event: 'key-forgotten',
          action: 'D',
          outcome: 'success',
          at,
          subjectId: null,
          organisation: null,
        },
        users: [{ id: operator, role: '04', initiator: true }],
        object: { type: 'system', id: name },
        requestId,
      },
    ])
    return true
  })
}

async function compare({ runtime, config }: Proving) {
  const { reader } = runtime.database
  const rows = await reader.select().from(keyProof)
  const parts = [
    seals(runtime, rows),
    indexing(runtime, rows),
    audits(config, rows),
    sessions(config, rows),
    rows.length === 0 ? await olderData({ runtime, config }) : { wrong: [] },
  ]
  return {
    wrong: parts.flatMap(({ wrong }) => wrong),
    fresh: parts.flatMap(({ fresh = [] }: Part) => fresh),
    gone: parts.flatMap(({ gone = [] }: Part) => gone),
  }
}

type Part = { wrong: WrongKey[]; fresh?: Row[]; gone?: string[] }

function seals({ keyring }: Proving['runtime'], rows: Row[]): Part {
  const placeOf = (name: string) => ({ table: 'key_proof', column: 'value', row: name })
  const wrong = rows.filter(isOf('seal')).flatMap(({ name, value }): WrongKey[] => {
    const id = name.slice('seal:'.length)
    try {
      return keyring.unseal(placeOf(name), value) === KNOWN ? [] : [other('SEAL_KEYS', id)]
    } catch (error) {
      const isMissing = error instanceof Error && error.message.startsWith('no key')
      return [isMissing ? missing('SEAL_KEYS', { id, name }) : other('SEAL_KEYS', id)]
    }
  })
  const id = keyring.seal(placeOf('x'), '').split('.', 1)[0]!
  const name = `seal:${id}`
  const fresh = rows.some((row) => row.name === name)
    ? []
    : [{ name, value: keyring.seal(placeOf(name), KNOWN) }]
  return { wrong, fresh }
}

function indexing({ keyring }: Proving['runtime'], rows: Row[]): Part {
  const value = keyring.index('token', KNOWN)
  const known = rows.find(({ name }) => name === 'index')
  if (!known) return { wrong: [], fresh: [{ name: 'index', value }] }
  return { wrong: known.value === value ? [] : [other('INDEX_KEY', 'that is set')] }
}

function audits({ keys }: Proving['config'], rows: Row[]): Part {
  const auditKeys = openAuditKeys(keys.audit.reveal())
  const wrong = rows.filter(isOf('audit')).flatMap(({ name, value }) => {
    const id = name.slice('audit:'.length)
    return auditKeys.verify(id, KNOWN, value) ? [] : [missing('AUDIT_KEY', { id, name })]
  })
  const name = `audit:${auditKeys.current}`
  const fresh = rows.some((row) => row.name === name) ? [] : [{ name, value: auditKeys.sign(KNOWN) }]
  return { wrong, fresh }
}

/** These go round: one that is known must be among them, and those that left are forgotten. */
function sessions({ keys }: Proving['config'], rows: Row[]): Part {
  const names = keys.session
    .reveal()
    .split(',')
    .map((key) => `session:${createHmac('sha256', key.trim()).update(KNOWN).digest('hex').slice(0, 32)}`)
  const known = rows.filter(isOf('session')).map(({ name }) => name)
  if (known.length > 0 && !known.some((name) => names.includes(name)))
    return { wrong: [missing('SESSION_KEYS', { id: 'that was in use', name: known.join(' ') })] }
  const fresh = names.filter((name) => !known.includes(name)).map((name) => ({ name, value: '' }))
  return { wrong: [], fresh, gone: known.filter((name) => !names.includes(name)) }
}

/** A database from before keys were written down: what stands in it must open. */
async function olderData({ runtime, config }: Proving): Promise<Part> {
  const { reader } = runtime.database
  const [some] = await reader.select({ id: subject.id, index: subject.bsnIndex }).from(subject).limit(1)
  const wrong: WrongKey[] = []
  if (some) {
    const opened = await findUnproven(reader, runtime, some.id).catch(() => 'unreadable' as const)
    const bsn = opened && opened !== 'unreadable' ? numberOf(opened) : null
    if (opened === 'unreadable') wrong.push(other('SEAL_KEYS', 'that is set'))
    else if (bsn !== null && runtime.keyring.index('bsn', bsn) !== some.index)
      wrong.push(other('INDEX_KEY', 'that is set'))
  }
  return { wrong: [...wrong, ...(await olderCheckpoint(reader, config))] }
}

async function olderCheckpoint(reader: Reader, { keys }: Proving['config']): Promise<WrongKey[]> {
  const [last] = await reader.select().from(checkpoint).orderBy(desc(checkpoint.number)).limit(1)
  const statement = last && readStatement(last.body)
  if (!statement) return []
  const isOurs = openAuditKeys(keys.audit.reveal()).verify(statement.key, last.body, last.signature)
  return isOurs ? [] : [other('AUDIT_KEY', 'that is set')]
}

const isOf = (kind: string) => (row: Row) => row.name.startsWith(`${kind}:`)

function other(setting: WrongKey['setting'], id: string): WrongKey {
  return {
    setting,
    words: `the key ${id} is another one than this database was written with. Put that one back.`,
  }
}

function missing(setting: WrongKey['setting'], { id, name }: { id: string; name: string }): WrongKey {
  return {
    setting,
    words:
      `the key ${id} is missing, which this database rests on. Put it back; a new one goes in front of it. ` +
      `Only when nothing rests on it any more, or it was lost for good: portal keys forget ${name.split(' ', 1)[0]}`,
  }
}
