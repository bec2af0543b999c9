import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions, PageBody } from '~/ui/Container'
import { PageForm, Problems, Said, type Shown } from '~/ui/FormParts'
import { PageTitle } from '~/ui/PageTitle'

type Props = { of: Shown; title: 'begin' | 'measure'; children: ReactNode }

/** A page on which the desk puts something on its list for who calls or writes. */
export function BeginPage({ of, title, children }: Props) {
  return (
    <PageBody width="desk" narrow>
      <Problems of={of} />
      <PageTitle
        back={{ to: PATHS.deskEvidence, words: <FormattedMessage id="desk-evidence.one.back" /> }}
        lead={<FormattedMessage id={`desk-evidence.${title}.lead`} />}
      >
        <FormattedMessage id={`desk-evidence.${title}.title`} />
      </PageTitle>
      <Said of={of} kind="attention" />
      <PageForm of={of}>
        {children}
        <p className="hint">
          <FormattedMessage id="desk-evidence.begin.logged" />
        </p>
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="desk-evidence.begin.go" />
          </Button>
        </Actions>
      </PageForm>
    </PageBody>
  )
}
