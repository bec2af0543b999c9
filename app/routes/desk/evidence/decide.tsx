import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { decideCase } from '~/evidence/decide-use-cases.server'
import { verdictForm } from '~/evidence/forms'
import { PATHS, withQuery } from '~/paths'
import { VERDICTS } from '~/representation/evidence'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { formAction } from '../../form-action.server'
import { CasePage } from './CasePage'
import { caseIn, deskOf } from './desk.server'
import { ReasonField } from './fields'
import { SeenByFirst } from './SeenByFirst'
import { REFUSALS } from './told'
import { WhoIsWho } from './WhoIsWho'

export const handle = page({
  audience: 'internal',
  needs: 'desk-evidence',
  title: 'desk-evidence.decide.title',
  words: ['desk-evidence'],
  form: { sends: 'post' },
})

export async function loader(at: LoaderFunctionArgs) {
  return json(await caseIn(at, ({ stage, isMine }) => stage === 'seen' && !isMine))
}

const form = defineForm(verdictForm, { refusals: REFUSALS })
const BECAME = { confirm: 'akkoord', return: 'terug', refuse: 'geweigerd' } as const

export const action = formAction(form, async ({ verdict, revision }, { portal, params, ...at }) => {
  const id = params.case ?? ''
  const done = await decideCase(portal, { verdict, revision, ...deskOf(at), id })
  return done.ok ? withQuery(PATHS.deskEvidenceOne({ case: id }), { gedaan: BECAME[verdict.do] }) : done
})

/** Where the second of the desk decides; never who saw the papers. */
export default function DecideEvidence() {
  const shown = useLoaderData<typeof loader>()
  const before = (
    <>
      <WhoIsWho shown={shown} />
      <SeenByFirst shown={shown} />
    </>
  )
  return (
    <CasePage of={useFormOf(form)} shown={shown} title="decide" before={before}>
      <RadioTiles name="besluit" legend={<FormattedMessage id="desk-evidence.verdict" />}>
        {VERDICTS.map((verdict) => (
          <RadioTile
            key={verdict}
            name="besluit"
            value={verdict}
            label={<FormattedMessage id={`desk-evidence.verdict.${verdict}`} />}
            hint={<FormattedMessage id={`desk-evidence.verdict.${verdict}.hint`} />}
          />
        ))}
      </RadioTiles>
      <ReasonField hint="desk-evidence.reason.hint" />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="desk-evidence.decide.go" />
        </Button>
      </Actions>
    </CasePage>
  )
}
