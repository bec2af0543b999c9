import { saveDraft, sendAnswer, takeBackAnswer, writeNote } from '~/conversation/answer-use-cases.server'
import { listCanned } from '~/conversation/canned-use-cases.server'
import {
  putAway,
  putFirst,
  releaseMessage,
  takeMessage,
  takeOutOfSpam,
  takeOver,
} from '~/conversation/desk-use-cases.server'
import { asLines } from '~/conversation/as-lines'
import { letterForm } from '~/conversation/forms'
import { undoMerge } from '~/conversation/merge-use-cases.server'
import { PATHS, withAnchor, withQuery, type Path } from '~/paths'
import { defineForm } from '~/ui/form'
import { readSent, type Act, type At, type Outcome } from '../../form-action.server'
import { ANSWER_REFUSED } from './refused'
import { whoAtDesk } from './worker.server'

const LETTER = defineForm(letterForm, { refusals: ANSWER_REFUSED })

type Refusal = keyof typeof ANSWER_REFUSED
type Doing = Act<string, Refusal>

const whoIn = (at: At) => whoAtDesk({ context: at, params: at.params })
const here = (at: At) => PATHS.deskMessage({ message: at.params.message ?? '' })
const done = (at: At, what: string) => withQuery(here(at), { gedaan: what })

/** What was done, or why not. */
function led(answer: { ok: true } | { ok: false; refusal: Refusal }, to: Path): Outcome<Refusal> {
  return answer.ok ? to : answer
}

/** *Verstuur antwoord*. */
export const send: Act<{ antwoord: string; gezien: number }, Refusal> = async (
  { antwoord: text, gezien: seen },
  at,
) => led(await sendAnswer(at.portal.runtime, { ...whoIn(at), text, seen }), done(at, 'verstuurd'))

/** *Zet bij de brieven*. */
const byLetter: Doing = async (_value, at) => {
  const read = readSent(LETTER, at)
  if (!read.ok) {
    await keep(at, typed(at))
    return read.answer
  }
  return led(await sendAnswer(at.portal.runtime, { ...whoIn(at), ...read.output }), done(at, 'brief'))
}

/** Everything else that one can do on the page of a message, by the value of its button. */
export const BUTTONS: Record<string, Doing> = {
  letter: byLetter,
  draft: async (_value, at) => led(await keep(at, typed(at)), done(at, 'concept')),
  canned: async (_value, at) => {
    const picked = await cannedText(at)
    const text = [typed(at), picked].filter(Boolean).join('\n\n')
    return led(await keep(at, text), withAnchor(withQuery(here(at), { nog: true }), 'antwoord'))
  },
  note: async (_value, at) => {
    const text = asLines(textOf(at, 'notitie')).slice(0, LONGEST_NOTE)
    const kept = await writeNote(at.portal.runtime, { ...whoIn(at), text })
    if (!kept.ok && kept.refusal === 'empty') return { refusal: 'note-empty' }
    return led(kept as { ok: true } | { ok: false; refusal: Refusal }, done(at, 'notitie'))
  },
  back: async (_value, at) =>
    led(await takeBackAnswer(at.portal.runtime, whoIn(at)), done(at, 'teruggenomen')),
  take: async (_value, at) => led(await takeMessage(at.portal.runtime, whoIn(at)), here(at)),
  over: async (_value, at) => led(await takeOver(at.portal.runtime, whoIn(at)), here(at)),
  release: async (_value, at) => led(await releaseMessage(at.portal.runtime, whoIn(at)), PATHS.deskMessages),
  first: async (_value, at) =>
    led(await putFirst(at.portal.runtime, { ...whoIn(at), first: true }), done(at, 'gedaan')),
  'not-first': async (_value, at) =>
    led(await putFirst(at.portal.runtime, { ...whoIn(at), first: false }), done(at, 'gedaan')),
  spam: async (_value, at) => led(await putAway(at.portal.runtime, whoIn(at)), PATHS.deskMessages),
  'not-spam': async (_value, at) =>
    led(await takeOutOfSpam(at.portal.runtime, whoIn(at)), PATHS.deskMessages),
  unmerge: async (from, at) =>
    led(await undoMerge(at.portal.runtime, { ...whoIn(at), from }), done(at, 'gedaan')),
}

const LONGEST_NOTE = 10_000

function keep(at: At, text: string) {
  return saveDraft(at.portal.runtime, { ...whoIn(at), text })
}

function typed(at: At): string {
  return asLines(textOf(at, 'antwoord')).slice(0, 20_000)
}

/** In the language in which the person wrote, which the page says. */
async function cannedText(at: At): Promise<string> {
  const id = textOf(at, 'standaard')
  const found = (await listCanned(at.portal.runtime.database.reader)).find((one) => one.id === id)
  if (!found) return ''
  return textOf(at, 'taal') === 'en' ? found.textEn : found.textNl
}

function textOf({ sent }: At, name: string): string {
  const value = sent.get(name)
  return typeof value === 'string' ? value : ''
}
