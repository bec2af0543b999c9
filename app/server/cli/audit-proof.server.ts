import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openAuditKeys } from '~/audit/keys.server'
import { readEntriesAt } from '~/audit/lanes.server'
import { checkProof } from '~/audit/proof.server'
import { logName, proveEntry } from '~/audit/prove.server'
import type { Config } from '~/portal/config.server'
import { logAct } from './operator-act.server'
import { done, failed, textOption, UsageError, type Verb } from './verb'

const WORDS = {
  'not-yet': 'No checkpoint covers this entry yet.',
  never:
    'There is no proof of this entry: it is from before there were proofs, what stood beside it was purged, or it is not ours.',
}

export const auditProve: Verb = {
  words: 'audit prove',
  takes: 'LANE/NUMBER',
  about:
    'Proves to others that an entry stands in the activity log, without what it says (c2sp.org/tlog-proof).',
  async run({ operand, desk }) {
    const [, lane, number] = /^([\w-]{1,40})\/(\d{1,15})$/.exec(operand) ?? []
    if (!lane) throw new UsageError('An entry is named as audit verify names it: LANE/NUMBER')
    const { reader } = desk.runtime().database
    const place = { lane, sequence: Number(number) }
    if ((await readEntriesAt(reader, [place])).length === 0) return failed('There is no such entry.')
    const { keys, http } = desk.config()
    const proving = { reader, keys: openAuditKeys(keys.audit.reveal()), origin: logName(http.origin) }
    const proven = await proveEntry(proving, place, false)
    const object = { type: 'activity-log', id: `${lane}:${number}` } as const
    await logAct(desk, {
      event: 'views-exported',
      action: 'R',
      outcome: proven.ok ? 'success' : 'failure',
      object,
    })
    return proven.ok ? done(proven.proof.trimEnd(), { proof: proven.proof }) : failed(WORDS[proven.refusal])
  },
}

export const auditCheckProof: Verb = {
  words: 'audit check-proof',
  takes: 'FILE',
  about: 'Checks a proof that an entry stands in an activity log. Needs no database, and no network.',
  options: {
    key: { type: 'string', about: 'the key of the log, NAME+ID+KEY; without it that of this portal' },
  },
  run({ operand, given, desk }) {
    const file = readFileSync(resolve(desk.environment.INIT_CWD ?? '.', operand), 'utf8')
    const key = textOption(given, 'key')
    const checked = checkProof(file, key === undefined ? ownKeys(desk.config()) : [key])
    if (!checked.ok) return Promise.resolve(failed(`The proof does not hold. ${checked.words}`, checked))
    const { entry, text, checkpoint, at, size, origin } = checked
    const lines = [
      `The proof holds: the entry stands in the log of ${origin}.`,
      `Entry ${entry}, in checkpoint ${checkpoint} of ${at.toISOString()}; the log had ${size} checkpoints.`,
      ...(text === null ? [] : [`What was logged: ${text}`]),
    ]
    return Promise.resolve(done(lines, checked))
  },
}

function ownKeys(config: Config): string[] {
  return openAuditKeys(config.keys.audit.reveal()).verifierKeys(logName(config.http.origin))
}
