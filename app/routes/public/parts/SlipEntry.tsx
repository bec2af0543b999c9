import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import type { Form } from '~/ui/form'
import { PageForm, Problems, useFormOf } from '~/ui/FormParts'
import { PhoneLink } from '~/ui/HelpBand'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { TextField } from '~/ui/TextField'
import { useCodeInAddress } from '~/ui/kept-code'
import { useRootData } from '~/ui/root-data'

/** Where the code of a paper is typed; the QR code of the paper puts it in. */
export function SlipEntry({ form }: { form: Form<{ code: string }, 'wrong', Record<'code', string>> }) {
  const entry = useFormOf(form)
  const phone = useRootData()?.organisation.phone ?? ''
  return (
    <PageBody narrow>
      <Problems of={entry} />
      {entry.refusal && (
        <Notice kind="failed" role="alert">
          <FormattedMessage
            id="recorded.code.wrong"
            values={{ phone: <PhoneLink key="phone" phone={phone} /> }}
          />
        </Notice>
      )}
      <PageTitle lead={<FormattedMessage id="recorded.code.enter.lead" />}>
        <FormattedMessage id="recorded.code.enter" />
      </PageTitle>
      <PageForm of={entry}>
        <TextField
          ref={useCodeInAddress()}
          name="code"
          width="short"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          label={<FormattedMessage id="recorded.code.label" />}
          hint={<FormattedMessage id="recorded.code.hint" />}
        />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="recorded.code.look" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
