import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { listCanned, retireCanned, saveCanned } from '~/conversation/canned-use-cases.server'
import { cannedForm } from '~/conversation/forms'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { defineForm } from '~/ui/form'
import { PageForm, Problems, Said, useFormOf } from '~/ui/FormParts'
import { page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { TextArea, TextField } from '~/ui/TextField'
import { formAction } from '../../form-action.server'
import { whoAtDesk } from './worker.server'

export const handle = page({
  audience: 'internal',
  needs: 'desk-messages',
  title: 'message.canned.new',
  words: ['message'],
  form: { sends: 'post' },
})

const NEW = 'nieuw'

export async function loader({ params, context }: LoaderFunctionArgs) {
  if (params.answer === NEW) return json({ canned: null })
  const all = await listCanned(context.portal.runtime.database.reader)
  const canned = all.find(({ id }) => id === params.answer)
  if (!canned) throw new Response(null, { status: 404 })
  return json({ canned })
}

const form = defineForm(cannedForm, {
  refusals: { gone: 404, changed: { status: 409, words: 'message.canned.changed' } },
})

export const action = formAction(
  form,
  async ({ versie: version, naam: nameNl, tekst: textNl, naamEngels: nameEn, tekstEngels: textEn }, at) => {
    const { by, requestId } = whoAtDesk({ context: at, params: {} })
    const id = at.params.answer === NEW ? null : (at.params.answer ?? '')
    const words = { nameNl, textNl, nameEn, textEn }
    const saved = await saveCanned(at.portal.runtime, { id, version, words, by, requestId })
    return saved.ok ? withQuery(PATHS.cannedAnswers, { bewaard: true }) : saved
  },
  {
    retire: async (_value, at) => {
      const { by, requestId } = whoAtDesk({ context: at, params: {} })
      const gone = await retireCanned(at.portal.runtime, { id: at.params.answer ?? '', by, requestId })
      return gone.ok ? PATHS.cannedAnswers : gone
    },
  },
)

const TEXTS = [
  ['naam', 'tekst', 'nl', 'nameNl', 'textNl'],
  ['naamEngels', 'tekstEngels', 'en', 'nameEn', 'textEn'],
] as const

/** One answer that is given often, in both languages; each change is a version. */
export default function CannedAnswer() {
  const { canned } = useLoaderData<typeof loader>()
  const of = useFormOf(form)
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle back={{ to: PATHS.cannedAnswers }} lead={<FormattedMessage id="message.canned.lead" />}>
        {canned ? canned.nameNl : <FormattedMessage id="message.canned.new" />}
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        <input type="hidden" name="versie" value={canned?.version ?? 0} />
        {TEXTS.map(([name, text, language, nameOf, textOf]) => (
          <div key={name} lang={language}>
            <TextField
              name={name}
              maxLength={80}
              label={<FormattedMessage id={`message.canned.name.${language}`} />}
              defaultValue={canned?.[nameOf]}
            />
            <TextArea
              name={text}
              rows={8}
              label={<FormattedMessage id={`message.canned.text.${language}`} />}
              defaultValue={canned?.[textOf]}
            />
          </div>
        ))}
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="message.canned.save" />
          </Button>
          {canned && (
            <Button name="do" value="retire" formNoValidate>
              <FormattedMessage id="message.canned.retire" />
            </Button>
          )}
        </Actions>
      </PageForm>
    </PageBody>
  )
}
