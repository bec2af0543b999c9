import type { ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FOR_ANOTHER_WORDS } from '~/i18n/areas'
import { signedIn } from '~/identity/access'
import { requestOnEvidence } from '~/mandate/grant-use-cases.server'
import { evidenceForm } from '~/onbehalf/forms'
import { PATHS, withQuery } from '~/paths'
import { ORDERED_KINDS } from '~/representation/grant'
import { localDate } from '~/runtime/local-date'
import { Disclosure } from '~/ui/Disclosure'
import { page } from '~/ui/page'
import { AskingForm, AskingPage, KindTiles, NumberField, ShortField } from './parts/AskingPage'
import { answerAsking, loadSent, tellWhen, type Outcome } from './parts/asking-route.server'

export const handle = page({
  audience: 'citizen',
  needs: 'decide-alone',
  title: 'evidence.title',
  words: FOR_ANOTHER_WORDS,
  form: { sends: 'post' },
})

export const headers = tellWhen
export const loader = loadSent

const SHOWN = ['period', 'same-person', 'too-many'] as const
type Shown = (typeof SHOWN)[number]

export async function action({ request, context }: ActionFunctionArgs) {
  const { portal, requestId } = context
  const actor = signedIn(context.actor)
  const startsOn = localDate(portal.runtime.now())
  return answerAsking(context, {
    ...{ form: await request.formData(), schema: evidenceForm, fields: ['als', 'bsn', 'tot'] },
    ask: async ({ als: kind, bsn: personBsn, tot: endsOn }): Promise<Outcome<Shown>> => {
      const asked = await requestOnEvidence(portal, actor, { kind, personBsn, startsOn, endsOn, requestId })
      const refusal = SHOWN.find((one) => !asked.ok && one === asked.refusal)
      // Asked before, or somebody who is not known here: the same answer, since a number must not tell anything.
      return refusal ? { refusal } : { goTo: withQuery(PATHS.evidence, { gevraagd: true }) }
    },
  })
}

export default function Evidence() {
  const { sent } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <AskingPage
      about="evidence"
      problems={answered?.problems}
      refusal={answered?.refusal && `authorise.refused.${answered.refusal}`}
      done={sent ? 'evidence.sent' : null}
      firstKind={ORDERED_KINDS[0]}
    >
      <Disclosure summary={<FormattedMessage id="evidence.order" />}>
        <FormattedMessage id="evidence.order.text" />
      </Disclosure>
      <AskingForm about="evidence">
        <KindTiles
          legend="evidence.kind"
          kinds={ORDERED_KINDS}
          wordsOf={(kind) => `evidence.kind.${kind}`}
          answered={answered}
        />
        <NumberField answered={answered} label="evidence.bsn" />
        <ShortField name="tot" answered={answered} label="evidence.until" hint="evidence.until.hint" />
      </AskingForm>
    </AskingPage>
  )
}
