import {
  countQueue,
  dropMail,
  listQueue,
  retryMail,
  type MailState,
  type QueueChange,
  type QueueFigures,
  type QueuedMail,
} from '~/notification/queue.server'
import { done, failed, OPERATOR, textOption, UsageError, type ToolContext, type Verb } from './verb'

const STATES: MailState[] = ['waiting', 'sending', 'dead', 'sent', 'dropped']
const PAGE = 500

export const queueList: Verb = {
  words: 'queue list',
  about:
    'Shows what waits and what could not be delivered, by mail or to the system of an organisation, and how many are in each state; not whose they are.',
  options: { state: { type: 'string', about: `${STATES.join(', ')}; waiting, sending and dead without` } },
  async run({ given, desk }) {
    const { reader } = desk.runtime().database
    const mails: QueuedMail[] = []
    for (const state of statesOf(textOption(given, 'state'))) {
      for (let after = ''; ;) {
        const page = await listQueue(reader, { state, after, limit: PAGE })
        mails.push(...page)
        if (page.length < PAGE) break
        after = page.at(-1)!.id
        desk.progress(`${mails.length} read`)
      }
    }
    const figures = await countQueue(reader)
    const shown = mails.length > 0 ? mails.map(line) : ['The queue is empty.']
    return done([...shown, ...counted(figures)], { mails, figures })
  },
}

export const queueRetry: Verb = {
  words: 'queue retry',
  takes: 'ID',
  about:
    'Tries a dead mail again. What the system of an organisation did not take, its administrator tries again on the page of the organisation.',
  run: async ({ operand, desk }) =>
    answer(await retryMail(desk.runtime(), operand, byOperator(desk)), 'The mail will be tried again.'),
}

export const queueDrop: Verb = {
  words: 'queue drop',
  takes: 'ID',
  about: 'Takes a mail, or what a system was to be told, out of the queue for good.',
  run: async ({ operand, desk }) =>
    answer(
      await dropMail(desk.runtime(), operand, byOperator(desk)),
      'It is out of the queue and will not be sent.',
    ),
}

function byOperator({ requestId }: ToolContext) {
  return { operator: OPERATOR, requestId }
}

const REFUSALS: Record<Extract<QueueChange, { ok: false }>['refusal'], string> = {
  unknown: 'There is nothing with this id in the queue.',
  'not-dead': 'This mail is not dead; only a dead mail can be tried again.',
  'to-a-system':
    'This goes to the system of an organisation, whose administrator can try it again on the page of the organisation.',
  'under-way': 'This is being sent at this moment.',
}

function answer(change: QueueChange, words: string) {
  return change.ok ? done(words) : failed(REFUSALS[change.refusal], change)
}

function statesOf(given: string | undefined): MailState[] {
  if (given === undefined) return ['waiting', 'sending', 'dead']
  const state = STATES.find((one) => one === given)
  if (!state) throw new UsageError(`--state is one of ${STATES.join(', ')}`)
  return [state]
}

/** Those that nobody wanted any more are only told by their number. */
function counted(figures: QueueFigures): string[] {
  const numbers = STATES.map(
    (state) => [state, figures.find((one) => one.state === state)?.mails ?? 0] as const,
  )
  return [numbers.map(([state, mails]) => `${state} ${mails}`).join('  ')]
}

function line({ id, way, kind, state, attempts, notBefore, lastError }: QueuedMail): string {
  const parts = [
    id,
    state.padEnd(7),
    way.padEnd(6),
    kind,
    `tried ${attempts}`,
    `next ${notBefore.toISOString()}`,
    lastError ?? '',
  ]
  return parts.join('  ').trimEnd()
}
