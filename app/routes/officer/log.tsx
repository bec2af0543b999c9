import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { logForm, WHOSE } from '~/oversight/log-form'
import { readLogOf, type LogRead } from '~/oversight/log-use-cases.server'
import { withoutNumber } from '~/oversight/reason'
import { readTypedDay } from '~/runtime/typed-day'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../form-action.server'
import { LogLines } from './LogLines'
import { officerOf } from './at-office'

export const handle = page({
  audience: 'internal',
  needs: 'log-reading',
  title: 'oversight.log.title',
  words: ['oversight'],
  form: { sends: 'post' },
})

/** Gives nothing, but has the server look whether one may come in: there is nothing to leaf through. */
export function loader() {
  return null
}

const form = defineForm(logForm, {
  refusals: {
    'no-number': { status: 422, words: 'oversight.log.bsn.wrong', field: 'bsn' },
    'no-employee': { status: 422, words: 'oversight.log.employee.wrong', field: 'medewerker' },
    nobody: { status: 422, words: 'oversight.log.nobody', field: 'bsn' },
    own: { status: 403, words: 'oversight.log.own' },
    'days-turned': { status: 422, words: 'oversight.day.turned', field: 'tot' },
    long: { status: 422, words: 'oversight.day.long', field: 'van' },
    'too-often': { status: 429, words: 'oversight.log.too-often', retryAfter: 900 },
  },
  // A number is never shown again, and neither is one that stands in a reason.
  keep: (sent) => {
    const text = (name: string) => String(sent.get(name) ?? '').slice(0, 1000)
    const day = (name: string) => (readTypedDay(text(name)).ok ? text(name) : '')
    const days = { van: day('van'), tot: day('tot') }
    return { over: text('over'), bsn: '', medewerker: '', reden: withoutNumber(text('reden')), ...days }
  },
})

export const action = formAction(form, async (asked, at) => {
  const read = await readLogOf(at.portal.runtime, officerOf(at), asked)
  return read.ok ? json({ log: read.log }) : read
})

/** Where the privacy officer reads the log of one person, by a number and with a reason; never of more. */
export default function OfficerLog() {
  const of = useFormOf(form)
  const { log } = (useActionData() ?? {}) as { log?: SerializeFrom<LogRead> }
  const day = { width: 'short', autoComplete: 'off', maxLength: 40, optional: true } as const
  return (
    <PageBody width="desk">
      <Problems of={of} />
      <PageTitle lead={<FormattedMessage id="oversight.log.lead" />}>
        <FormattedMessage id="oversight.log.title" />
      </PageTitle>
      <Said of={of} />
      {log && <LogLines log={log} />}
      {/* Anew after each reading, so that no number is left standing in it. */}
      <PageForm key={log?.at} of={of}>
        <RadioTiles name="over" legend={<FormattedMessage id="oversight.log.whose" />}>
          {WHOSE.map((whose) => (
            <RadioTile
              key={whose}
              name="over"
              value={whose}
              label={<FormattedMessage id={`oversight.log.whose.${whose}`} />}
            />
          ))}
        </RadioTiles>
        <TextField
          name="bsn"
          inputMode="numeric"
          autoComplete="off"
          width="middle"
          optional
          label={<FormattedMessage id="oversight.log.bsn" />}
          hint={<FormattedMessage id="oversight.log.bsn.hint" />}
        />
        <TextField
          name="medewerker"
          autoComplete="off"
          width="middle"
          optional
          label={<FormattedMessage id="oversight.log.employee" />}
          hint={<FormattedMessage id="oversight.log.employee.hint" />}
        />
        <TextArea
          name="reden"
          rows={3}
          label={<FormattedMessage id="oversight.reason" />}
          hint={<FormattedMessage id="oversight.reason.hint" />}
        />
        <div className="side-by-side">
          <TextField name="van" {...day} label={<FormattedMessage id="oversight.day.from" />} />
          <TextField name="tot" {...day} label={<FormattedMessage id="oversight.day.to" />} />
        </div>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="oversight.log.read" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
