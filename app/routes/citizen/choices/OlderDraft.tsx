import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '~/ui/Button'
import { CsrfField } from '~/ui/CsrfField'
import { Notice } from '~/ui/Notice'
import { EditIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { Choosing } from '../parts/shown'

/** What was begun before is offered first; nothing of it counts yet. */
export function OlderDraft({ draft }: Pick<Choosing, 'draft'>) {
  const intl = useIntl()
  if (!draft) return null
  const day = dayOf(intl, draft.updatedAt).replace(/ \d{4}$/, '')
  return (
    <Form method="post">
      <CsrfField />
      <Notice
        kind="explain"
        icon={EditIcon}
        actions={
          <>
            <Button name="way" value="continue">
              <FormattedMessage id="choices.draft.continue" />
            </Button>
            <Button name="do" value="discard">
              <FormattedMessage id="choices.draft.discard" />
            </Button>
          </>
        }
      >
        <p>
          {draft.progress ? (
            <FormattedMessage id="choices.draft" values={{ ...bold, day, ...draft.progress }} />
          ) : (
            <FormattedMessage id="choices.draft.other" values={{ ...bold, day }} />
          )}
        </p>
      </Notice>
    </Form>
  )
}
