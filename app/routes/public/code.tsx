import { json } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { endBySlip } from '~/recording/end-use-cases.server'
import { PATHS } from '~/paths'
import { slipForm } from '~/recording/forms'
import { openByLetter } from '~/recording/posted-code.server'
import { readSlipCode, writeSlipCode } from '~/recording/slip'
import { acceptBySlip, readBySlip } from '~/recording/slip-use-cases.server'
import { defineForm } from '~/ui/form'
import { page } from '~/ui/page'
import { formAction, type At } from '../form-action.server'
import { SlipDone } from './parts/SlipDone'
import { SlipEntry } from './parts/SlipEntry'
import { SlipShown, type ShownSlip } from './parts/SlipShown'

/**
 * Open without logging in: who has the paper of a counter sees what the paper says, and takes it back; who got a letter goes on to what
 * waits for them.
 */
export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'recorded.code.title',
  words: ['recorded', 'recording'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in. */
export function loader() {
  return null
}

const form = defineForm(slipForm, {
  refusals: { wrong: { status: 422, words: 'recorded.code.wrong' } },
})

/**
 * The code comes and goes in the body of a form, never in an address. What is shown, and what is answered, is the same
 * whatever stood: also where it was put back before.
 */
export const action = formAction(
  form,
  async ({ code }, at) => {
    const { portal, requestId } = at
    const slip = await readBySlip(portal.runtime, { typed: code, requestId })
    if (slip) return json({ slip: { ...slip, code: writeSlipCode(readSlipCode(code)!) } })
    const token = await openByLetter(portal.runtime, code)
    return token ? PATHS.whatWaits({ token }) : wrong(at)
  },
  {
    accept: async (_, at) => {
      const { portal, requestId } = at
      const accepted = await acceptBySlip(portal.runtime, { typed: typedIn(at), requestId })
      return accepted ? json({ done: { as: 'accepted' as const, number: '' } }) : wrong(at)
    },
    'not-said': async (_, at) => {
      const { portal, requestId } = at
      const typed = typedIn(at)
      const slip = await readBySlip(portal.runtime, { typed, requestId })
      if (!slip) return wrong(at)
      await endBySlip(portal.runtime, { code: readSlipCode(typed)!, requestId })
      return json({ done: { as: 'ended' as const, number: slip.number } })
    },
  },
)

function typedIn({ sent }: At): string {
  return String(sent.get('code') ?? '')
}

/** Throws where a network tried too many. */
function wrong(at: At) {
  at.noteWrongLink(typedIn(at))
  return { refusal: 'wrong' as const }
}

type Answered = { slip?: ShownSlip; done?: { as: 'accepted' | 'ended'; number: string } }

export default function Code() {
  const { slip, done } = (useActionData() ?? {}) as Answered
  if (done) return <SlipDone {...done} />
  if (slip) return <SlipShown {...slip} />
  return <SlipEntry form={form} />
}
