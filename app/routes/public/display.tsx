import { json, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { inLanguage } from '~/i18n/language'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { CsrfField } from '~/ui/CsrfField'
import { COLOURS, displayCookie, LETTERS, makeDisplay, readDisplay } from '~/ui/display'
import { defineButtons } from '~/ui/form'
import { Notice } from '~/ui/Notice'
import { PAGE_FORM, page } from '~/ui/page'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { bold } from '~/ui/words'
import { formAction } from '../form-action.server'

export const handle = page({
  audience: 'public',
  needs: 'nothing',
  title: 'public.display.title',
  form: { sends: 'post' },
})

export function loader({ request }: LoaderFunctionArgs) {
  const saved = new URL(request.url).searchParams.has('bewaard')
  return json({ display: readDisplay(request.headers.get('Cookie')), saved })
}

/** What is none of them is as the device has it. */
const form = defineButtons((sent) => makeDisplay(sent.get('letters'), sent.get('colours')))

export const action = formAction(form, async (display, { language }) => {
  const headers = { 'Set-Cookie': displayCookie(display) }
  return redirect(`${inLanguage(language, PATHS.display)}?bewaard`, { headers })
})

export default function DisplaySettings() {
  const { display, saved } = useLoaderData<typeof loader>()
  return (
    <PageBody narrow>
      <PageTitle lead={<FormattedMessage id="public.display.lead" />}>
        <FormattedMessage id="public.display.title" />
      </PageTitle>
      {saved && (
        <Notice kind="done" role="status">
          <FormattedMessage id="public.display.saved" values={bold} />
        </Notice>
      )}
      <form id={PAGE_FORM} method="post">
        <CsrfField />
        <RadioTiles name="letters" legend={<FormattedMessage id="public.display.letters" />}>
          {LETTERS.map((letters) => (
            <RadioTile
              key={letters}
              name="letters"
              value={letters}
              defaultChecked={display.letters === letters}
              label={<FormattedMessage id={`public.display.letters.${letters}`} />}
            />
          ))}
        </RadioTiles>
        <RadioTiles name="colours" legend={<FormattedMessage id="public.display.colours" />}>
          {COLOURS.map((colours) => (
            <RadioTile
              key={colours}
              name="colours"
              value={colours}
              defaultChecked={display.colours === colours}
              label={<FormattedMessage id={`public.display.colours.${colours}`} />}
            />
          ))}
        </RadioTiles>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="public.display.save" />
          </Button>
        </Actions>
      </form>
    </PageBody>
  )
}
