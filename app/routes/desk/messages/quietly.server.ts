import { json } from '@remix-run/node'
import { saveDraft } from '~/conversation/answer-use-cases.server'
import { asLines } from '~/conversation/as-lines'
import { notePresence, readPresent } from '~/conversation/presence-use-cases.server'
import { readMessageHead } from '~/conversation/read-use-cases.server'
import { defineButtons } from '~/ui/form'
import { formAction, type At } from '../../form-action.server'
import { whoAtDesk } from './worker.server'

const LONGEST_DRAFT = 20_000
const whoIn = (at: At) => whoAtDesk({ context: at, params: at.params })

const draftForm = defineButtons((sent) => ({
  after: String(sent.get('na') ?? '') || null,
  text: asLines(String(sent.get('antwoord') ?? '')).slice(0, LONGEST_DRAFT),
}))

/** What a page sends while one is on it: what is typed, and that one is there. Nothing else is done by it. */
export const QUIETLY = {
  concept: formAction(draftForm, async ({ text, after }, at) => {
    const { runtime } = at.portal
    const kept = await saveDraft(runtime, { ...whoIn(at), text, after })
    if (!kept.ok) return json({}, { status: 409 })
    await notePresence(runtime, { ...whoIn(at), writes: text !== '' })
    return json({ savedAt: runtime.now() })
  }),
  aanwezig: formAction(draftForm, async (_typed, at) => {
    const { runtime } = at.portal
    const who = whoIn(at)
    const head = await readMessageHead(runtime, who)
    if (!head) return json({}, { status: 409 })
    await notePresence(runtime, { ...who, writes: head.writes })
    const asked = { ids: [who.id], except: who.by.worker }
    const present = await readPresent(runtime.database.reader, runtime, asked)
    return json({ present: present.get(who.id) ?? [] })
  }),
}
