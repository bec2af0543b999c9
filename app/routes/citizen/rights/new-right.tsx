import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { signedIn } from '~/identity/access'
import { PATHS, withQuery } from '~/paths'
import { dossierIn } from '~/portal/portal'
import { askForm } from '~/rights/forms'
import { askRights } from '~/rights/person-use-cases.server'
import { RIGHTS_KINDS } from '~/rights/request'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'

export const handle = page({
  audience: 'citizen',
  needs: 'rights',
  title: 'rights.ask.title',
  words: ['rights'],
  form: { sends: 'post' },
})

/** What was chosen on the page that leads here, and a number that goes along. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  return json({
    kind: RIGHTS_KINDS.find((kind) => kind === query.get('soort')) ?? null,
    about: (query.get('kenmerk') ?? '').slice(0, 60),
  })
}

const form = defineForm(askForm, { refusals: { 'not-there': 404 } })

export const action = formAction(form, async ({ soort: kind, tekst: text, kenmerk: about }, at) => {
  const { name } = signedIn(at.actor)
  const asked = await askRights(at.portal.runtime, dossierIn(at), { kind, text, about, name })
  if (asked.ok) return withQuery(PATHS.right({ request: asked.id }), { gedaan: 'verstuurd' })
  if (asked.id) return withQuery(PATHS.right({ request: asked.id }), { gedaan: 'al-gevraagd' })
  return { refusal: 'not-there' as const }
})

/** What somebody wants of the privacy officer, in their own words. */
export default function NewRight() {
  const { kind, about } = useLoaderData<typeof loader>()
  const asking = useFormOf(form)
  return (
    <PageBody narrow>
      <Problems of={asking} />
      <Said of={asking} />
      <PageTitle back={{ to: PATHS.rights }} lead={<FormattedMessage id="rights.ask.lead" />}>
        <FormattedMessage id="rights.ask.title" />
      </PageTitle>
      <PageForm of={asking}>
        <RadioTiles name="soort" legend={<FormattedMessage id="rights.ask.what" />}>
          {RIGHTS_KINDS.map((one) => (
            <RadioTile
              key={one}
              name="soort"
              value={one}
              required
              defaultChecked={one === kind}
              label={<FormattedMessage id={`rights.kind.${one}`} />}
              hint={<FormattedMessage id={`rights.kind.hint.${one}`} />}
            />
          ))}
        </RadioTiles>
        <TextArea
          name="tekst"
          label={<FormattedMessage id="rights.ask.text" />}
          hint={<FormattedMessage id="rights.ask.text.hint" />}
        />
        <TextField
          name="kenmerk"
          width="middle"
          optional
          autoComplete="off"
          defaultValue={about}
          label={<FormattedMessage id="rights.ask.about" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="rights.ask.do" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
