import type { ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Actions } from '~/ui/Container'
import { PageForm } from '~/ui/FormParts'
import { TextArea } from '~/ui/TextField'

type Of = { of: ComponentProps<typeof PageForm>['of'] }

/** The answer to what was asked. */
export function Answer({ of }: Of) {
  return (
    <Card>
      <PageForm of={of}>
        <TextArea name="tekst" label={<FormattedMessage id="rights.can.answer" />} />
        <Actions>
          <Button kind="primary" size="main">
            <FormattedMessage id="rights.can.answer.do" />
          </Button>
        </Actions>
      </PageForm>
    </Card>
  )
}

/** Something that goes with what was asked. */
export function Add({ of }: Of) {
  return (
    <PageForm of={of}>
      <TextArea name="tekst" rows={4} label={<FormattedMessage id="rights.can.add" />} />
      <Actions>
        <Button>
          <FormattedMessage id="rights.can.add.do" />
        </Button>
      </Actions>
    </PageForm>
  )
}
