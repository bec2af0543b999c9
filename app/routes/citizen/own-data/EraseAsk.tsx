import type { ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Going } from '~/owndata/use-cases.server'
import type { Outliving } from '~/erasure/erasure'
import { PATHS, type Path } from '~/paths'
import { Button, ButtonLink } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { PageForm } from '~/ui/FormParts'
import { DownloadIcon } from '~/ui/icons'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextLink } from '~/ui/TextLink'
import { EraseDays, type ShownDays } from './EraseDays'
import { GoesAndStays } from './GoesAndStays'

type EraseAskProps = {
  days: ShownDays
  together: boolean
  on: Outliving[]
  going: Going
  home: Path
  mayExport: boolean
  of: ComponentProps<typeof PageForm>['of']
}

/** What goes, what stays, when, and the one button; of what would outlive it each is asked by itself, none chosen beforehand. */
export function EraseAsk({ days, together, on, going, home, mayExport, of }: EraseAskProps) {
  return (
    <>
      <PageTitle back={{ to: home }} lead={<FormattedMessage id="erase.lead" />}>
        <FormattedMessage id="erase.title" />
      </PageTitle>
      <div className="narrow">
        {together && (
          <Notice kind="explain">
            <strong>
              <FormattedMessage id="erase.together" />
            </strong>{' '}
            <FormattedMessage id="erase.together.text" />
          </Notice>
        )}
        <GoesAndStays {...going} />
        <EraseDays days={days} />
        <PageForm of={of}>
          {on.map((one) => (
            <div key={one} className="part">
              <RadioTiles
                name={one}
                legend={<FormattedMessage id={`erase.stays.question.${one}`} />}
                hint={<FormattedMessage id={`erase.stays.hint.${one}`} />}
                pair
              >
                {(['stays', 'goes'] as const).map((answer, place) => (
                  <RadioTile
                    key={answer}
                    id={place === 0 ? one : undefined}
                    name={one}
                    value={answer}
                    required
                    label={<FormattedMessage id={`erase.stays.${answer}`} />}
                    hint={<FormattedMessage id={`erase.stays.${answer}.hint`} />}
                  />
                ))}
              </RadioTiles>
            </div>
          ))}
          <Actions>
            <Button kind="primary" size="main">
              <FormattedMessage id={together ? 'erase.ask' : 'erase.do'} />
            </Button>
            <ButtonLink to={home} size="main">
              <FormattedMessage id="erase.back" />
            </ButtonLink>
            {mayExport && (
              <TextLink to={PATHS.ownDataFile} icon={DownloadIcon} reloadDocument>
                <FormattedMessage id="erase.download" />
              </TextLink>
            )}
          </Actions>
        </PageForm>
      </div>
    </>
  )
}
