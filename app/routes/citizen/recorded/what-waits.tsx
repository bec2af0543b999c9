import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { whatWaitsForm } from '~/recording/forms'
import { answerByMail, readWaitingByMail } from '~/recording/mailed-use-cases.server'
import { defineButtons } from '~/ui/form'
import { page } from '~/ui/page'
import { formAction, type At } from '../../form-action.server'
import { WaitsBehindLink, type Behind } from './WaitsBehindLink'

/** Open without logging in, by the link in a mail. A GET gives nothing and changes nothing, since scanners follow links. */
export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'recorded.mailed.unopened',
  words: ['recorded', 'recording'],
  menu: 'none',
})

/** Gives nothing, but has the server look whether one may come in. */
export function loader() {
  return null
}

const form = defineButtons(whatWaitsForm)

/** What is shown and what became of an answer stands in the answer to a form, never behind an address alone. */
export const action = formAction(form, async ({ do: pressed, record }, at) => {
  const { runtime } = at.portal
  const mailed = { token: at.params.token ?? '', requestId: at.requestId }
  if (pressed === 'look') {
    const found = await readWaitingByMail(runtime, mailed)
    return found
      ? tell(found.waiting ? { state: 'asked', ...found.waiting } : { state: 'nothing' })
      : gone(at)
  }
  const answered = await answerByMail(runtime, { ...mailed, record, answer: pressed })
  if (!answered) return gone(at)
  if (answered.ok) return tell({ state: answered.became })
  return tell({
    state: answered.refusal === 'not-there' || answered.refusal === 'over' ? 'nothing' : 'log-in',
  })
})

function tell(behind: Behind, status = 200) {
  return json(behind, { status })
}

/** Throws where a network tried too many. */
function gone(at: At) {
  at.noteWrongLink(at.params.token ?? '')
  return tell({ state: 'gone' }, 404)
}

export default function WhatWaits() {
  return <WaitsBehindLink behind={(useActionData() as SerializeFrom<Behind> | undefined) ?? null} />
}
