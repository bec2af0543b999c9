import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { PageBody } from '~/ui/Container'
import { PageForm, Problems, Said, type Shown } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'
import type { ShownCase } from './shown'

type Props = {
  of: Shown
  shown: Pick<ShownCase, 'id' | 'number' | 'revision'>
  title: 'see' | 'decide' | 'end' | 'refuse' | 'withdraw' | 'renew'
  /** What stands above the form. */
  before?: ReactNode
  children: ReactNode
}

/** A page on which one does one thing with a case; what was on the screen goes along. */
export function CasePage({ of, shown: { id, number, revision }, title, before, children }: Props) {
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.deskEvidenceOne({ case: id }) }}
        step={number}
        lead={<FormattedMessage id={`desk-evidence.${title}.lead`} />}
      >
        <FormattedMessage id={`desk-evidence.${title}.title`} />
      </PageTitle>
      <Said of={of} kind="attention" />
      {before}
      <PageForm of={of}>
        <input type="hidden" name="revision" value={revision} />
        {children}
      </PageForm>
    </PageBody>
  )
}
