import type { Logger } from 'pino'
import { appendActivity } from '~/audit/append.server'
import type { Transaction } from '~/db/database.server'
import { decideRetry, pastSending, type Decision, type Outcome } from '~/notification/retry'
import { Rounds, type RoundsOptions } from '~/notification/rounds.server'
import { settle, type OutboxRow } from '~/notification/store.server'
import { hasEnded } from '~/provider/departure'
import { findProvider } from '~/provider/store.server'
import type { Runtime } from '~/runtime/runtime.server'
import type { Secret } from '~/sealing/secret.server'
import type { Reach } from './address'
import { outcomeOf, PAUSED_AFTER, standingAfter } from './answer'
import { isEndpointKind, PROOF, bodyOf, type EndpointKind } from './message'
import { post } from './post.server'
import { openSigner, type Signer } from './sign.server'
import { readEndpoint, writeEndpoint, type Endpoint } from './store.server'
import { resumeWaiting } from './tell.server'

export type MessengerOptions = Pick<RoundsOptions, 'runtime' | 'slots' | 'idleMilliseconds'> & {
  reach: Reach
  /** `SESSION_KEYS`: from the first of them comes the key that signs. */
  keys: Secret
  log: Pick<Logger, 'debug' | 'warn' | 'error'>
  /** For one request; well below the lease. */
  milliseconds?: number
  random?: () => number
}

type Carrying = MessengerOptions & { sign: Signer }

/** Tells the systems of organisations what waits for them: the rounds of the outbox by which no mail goes. */
export class Messenger extends Rounds {
  constructor(options: MessengerOptions) {
    const carrying = { ...options, sign: openSigner(options.keys) }
    super({ ...options, by: 'request', deliver: (row) => deliver(carrying, row) })
  }
}

/** Sends one claimed message and settles it. Never throws: what cannot be settled comes back when its lease ends. */
async function deliver(options: Carrying, row: OutboxRow): Promise<void> {
  const { runtime, log, random = Math.random } = options
  const { outcome, endpoint } = await attempt(options, row)
  const now = runtime.now()
  const { id, kind, expiresAt } = row
  // How often the address failed, not this message: a new one to what is down does not begin in a hurry. A proof goes to another address.
  const failed = kind === PROOF ? 0 : (endpoint?.failures ?? 0)
  const attempts = Math.max(row.attempts, failed + 1)
  const decision = decideRetry(outcome, { attempts, expiresAt, now, random: random() })
  try {
    const settled = await runtime.database.transact((transaction) =>
      write(transaction, runtime, { row, endpoint, outcome, decision, now }),
    )
    const line = { message: id, kind, ...decision, settled }
    if (decision.state === 'sent' || decision.state === 'dropped') log.debug(line, 'message settled')
    else log.warn(line, 'message not delivered')
  } catch (error) {
    log.error({ message: id, err: error }, 'message could not be settled')
  }
}

/** What came of it, and at which endpoint, if it was sent anywhere. */
type Attempted = { outcome: Outcome; endpoint: Endpoint | null }

async function attempt(options: Carrying, row: OutboxRow): Promise<Attempted> {
  const { runtime, log } = options
  const past = pastSending({ ...row, now: runtime.now() })
  if (past) return { outcome: past, endpoint: null }
  try {
    const to = await whereTo(runtime, row)
    if ('result' in to) return { outcome: to, endpoint: null }
    return { outcome: await send(options, { ...to, row }), endpoint: to.endpoint }
  } catch (error) {
    log.error({ message: row.id, err: error }, 'message could not be prepared')
    return { outcome: { result: 'postponed', reason: 'cannot-be-prepared' }, endpoint: null }
  }
}

type To = { address: string; kind: EndpointKind; endpoint: Endpoint }

/** Where it goes as things are now, and not as they were when it was written. */
async function whereTo(
  { database, now }: Runtime,
  { id, kind, subjectId }: OutboxRow,
): Promise<To | Outcome> {
  if (!isEndpointKind(kind)) return { result: 'poison', reason: 'unknown-kind' }
  const [endpoint, listed] = [
    await readEndpoint(database.reader, subjectId),
    await findProvider(database.reader, subjectId),
  ]
  if (!endpoint || !listed || hasEnded(listed, now()) || listed.blockedAt)
    return { result: 'unwanted', reason: 'left' }
  if (kind === PROOF) {
    const { askedAddress: address, proofId } = endpoint
    return address && proofId === id ? { address, kind, endpoint } : { result: 'unwanted', reason: 'gone' }
  }
  const { address, pausedAt } = endpoint
  if (!address) return { result: 'unwanted', reason: 'no-address' }
  return pausedAt ? { result: 'paused', reason: 'paused' } : { address, kind, endpoint }
}

async function send(options: Carrying, { address, kind, row }: To & { row: OutboxRow }): Promise<Outcome> {
  const { reach, milliseconds = 10_000, sign } = options
  const { id, subjectId: ura, createdAt: at, messageId: challenge } = row
  const body = bodyOf({ id, kind, ura, at, challenge })
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Zeggenschap',
    'x-jws-signature': await sign(body),
  }
  const answer = await post({ address, reach, body, headers, milliseconds, reads: kind === PROOF })
  return outcomeOf(answer, { kind, challenge })
}

type Writing = {
  row: OutboxRow
  endpoint: Endpoint | null
  outcome: Outcome
  decision: Decision
  now: Date
}

async function write(
  transaction: Transaction,
  runtime: Runtime,
  { row, endpoint, outcome, decision, now }: Writing,
): Promise<'settled' | 'stale'> {
  const standing = endpoint && row.kind !== PROOF ? standingAfter(endpoint.failures, outcome) : null
  const pauses = standing?.pauses === true && 'reason' in outcome
  const pauseIsOver =
    outcome.result === 'paused' && !(await readEndpoint(transaction, row.subjectId))?.pausedAt
  const asItIs: Decision = pauseIsOver
    ? { state: 'waiting', notBefore: now, reason: outcome.reason }
    : decision
  const settled = await settle(transaction, {
    ...{ row, now },
    decision: pauses ? { state: 'dead', reason: outcome.reason } : asItIs,
  })
  if (settled === 'stale' || !endpoint) return settled
  if (row.kind === PROOF) {
    if (outcome.result === 'delivered') await prove(transaction, runtime, { row, now })
    return settled
  }
  if (standing) await note(transaction, runtime, { ura: row.subjectId, at: endpoint.address, standing, now })
  return settled
}

/** From now on they are told there, if that is still what was asked. */
async function prove(
  transaction: Transaction,
  runtime: Runtime,
  { row, now }: { row: OutboxRow; now: Date },
) {
  const { subjectId: ura, id } = row
  const asked = await readEndpoint(transaction, ura)
  if (asked?.proofId !== id || !asked.askedAddress) return
  await writeEndpoint(transaction, ura, {
    ...{ address: asked.askedAddress, provenAt: now, failures: 0, pausedAt: null },
    ...{ askedAddress: null, proofId: null, askedAt: null },
  })
  await resumeWaiting(transaction, { ura, at: now })
  await log(transaction, runtime, { ura, event: 'organisation-endpoint-proven', now })
}

type Noting = {
  ura: string
  /** Where it went: of another address by now it says nothing. */
  at: string | null
  standing: NonNullable<ReturnType<typeof standingAfter>>
  now: Date
}

async function note(transaction: Transaction, runtime: Runtime, { ura, at, standing, now }: Noting) {
  const current = await readEndpoint(transaction, ura)
  if (!current || current.address !== at || current.pausedAt) return
  const failures = standing.failures === 0 ? 0 : Math.max(standing.failures, current.failures)
  const pausedAt = failures >= PAUSED_AFTER ? now : null
  await writeEndpoint(transaction, ura, { failures, pausedAt })
  if (pausedAt) await log(transaction, runtime, { ura, event: 'organisation-endpoint-paused', now })
}

type Logged = {
  ura: string
  event: 'organisation-endpoint-proven' | 'organisation-endpoint-paused'
  now: Date
}

/** ISO 21298: a process that supports, without a person. */
async function log(transaction: Transaction, { newId }: Runtime, { ura, event, now }: Logged) {
  await appendActivity(transaction, [
    {
      ...{ event, action: 'U', outcome: 'success', at: now, requestId: newId(), subjectId: null },
      ...{ organisation: ura, users: [{ id: 'messenger', role: '07', initiator: true }] },
      object: { type: 'organisation', id: ura },
    },
  ])
}
