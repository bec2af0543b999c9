import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { openAuditKeys } from '~/audit/keys.server'
import { holdForm, liftHoldForm } from '~/oversight/hold'
import { withoutNumber } from '~/oversight/reason'
import { retainedWords } from '~/owndata/retained-words.server'
import { PATHS, withQuery } from '~/paths'
import { PERIODS, type RetainedId } from '~/privacy/periods'
import { liftHold, listHolds, putHold } from '~/retention/hold-use-cases.server'
import { total } from '~/retention/proof'
import { readProofs } from '~/retention/proofs.server'
import { planRetention } from '~/retention/use-cases.server'
import { PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { Tabs } from '~/ui/Tabs'
import { formAction, readSent } from '../form-action.server'
import { officerOf } from './at-office'
import { Holds } from './Holds'
import { Kept } from './Kept'

export const handle = page({
  audience: 'internal',
  needs: 'retention',
  title: 'oversight.retention.title',
  words: ['oversight'],
})

/** Counting changes nothing, so it has an address and no form. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { runtime, config } = context.portal
  if (searchParams.get('wat') === 'langer') {
    const holds = await listHolds(runtime)
    return json({ holds, lifting: holds.find(({ id }) => id === searchParams.get('hef')) ?? null })
  }
  const keys = openAuditKeys(config.keys.audit.reveal())
  const due = searchParams.has('tel') ? await planRetention({ runtime, keys }) : null
  const kept = (Object.keys(PERIODS) as RetainedId[]).map((id) => {
    const { data, ground, period } = retainedWords(id, context.language)
    return { id, data, ground, period, until: PERIODS[id].keep.until }
  })
  return json({ due, dueInAll: due && total(due), kept, ...(await readProofs(runtime, keys)) })
}

const form = defineForm(holdForm, {
  refusals: {
    unknown: { status: 422, words: 'oversight.hold.unknown', field: 'nummer' },
    already: { status: 409, words: 'oversight.hold.already', field: 'nummer' },
    'too-often': { status: 429, words: 'oversight.hold.too-often', retryAfter: 900 },
    past: { status: 422, words: 'oversight.hold.past', field: 'tot' },
    'not-there': 404,
  },
  // What was typed may be a citizen number, which is never shown again.
  keep: (sent) => {
    const text = (name: string) => String(sent.get(name) ?? '').slice(0, 1000)
    const typed = { soort: text('soort'), nummer: '', grond: text('grond'), tot: withoutNumber(text('tot')) }
    return { ...typed, reden: withoutNumber(text('reden')) }
  },
})
const lift = defineForm(liftHoldForm)

export const action = formAction(
  form,
  async ({ soort, nummer, grond, reden, tot }, at) => {
    const asked = { kind: soort, number: nummer, ground: grond, reason: reden, until: tot }
    const put = await putHold(at.portal.runtime, officerOf(at), asked)
    return put.ok ? { told: 'oversight.hold.done' } : put
  },
  {
    lift: async (id, at) => {
      const read = readSent(lift, at)
      if (!read.ok) return read.answer
      const lifted = await liftHold(at.portal.runtime, officerOf(at), { id, reason: read.output.reden })
      return lifted.ok ? { told: 'oversight.hold.lifted' } : lifted
    },
  },
)

/** What is kept and how long, what is due now, and what went and when, as the log proves it; and what stays longer. */
export default function Retention() {
  const loaded = useLoaderData<typeof loader>()
  const [ofHold, ofLift] = [useFormOf(form), useFormOf(lift)]
  const of = 'lifting' in loaded && loaded.lifting ? ofLift : ofHold
  const isHolds = 'holds' in loaded
  const tabs = [
    { words: 'oversight.retention.table', to: PATHS.officerRetention, isNow: !isHolds },
    {
      ...({ words: 'oversight.hold.tab', isNow: isHolds } as const),
      to: withQuery(PATHS.officerRetention, { wat: 'langer' }),
    },
  ] as const
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <PageTitle lead={<FormattedMessage id="oversight.retention.lead" />}>
        <FormattedMessage id="oversight.retention.title" />
      </PageTitle>
      <Said of={of} />
      <Tabs label="oversight.retention.title" tabs={[...tabs]} />
      {'holds' in loaded ? (
        <Holds of={of} holds={loaded.holds} lifting={loaded.lifting} />
      ) : (
        <Kept {...loaded} />
      )}
    </PageBody>
  )
}
