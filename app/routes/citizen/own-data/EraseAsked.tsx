import { FormattedMessage } from 'react-intl'
import type { Path } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Actions } from '~/ui/Container'
import { Paragraph } from '~/ui/Heading'
import { Day } from '~/ui/Moment'
import { PageTitle } from '~/ui/PageTitle'
import { EraseDays, type ShownDays } from './EraseDays'

type EraseAskedProps = { days: ShownDays; asked: string; expiresOn: string; isMyTurn: boolean; home: Path }

/** That somebody asked it and it waits: for who reads, with two answers, or for another, with the way to take one's yes back. */
export function EraseAsked({ days, asked, expiresOn, isMyTurn, home }: EraseAskedProps) {
  return (
    <>
      <PageTitle
        back={{ to: home }}
        lead={<FormattedMessage id="erase.asked.lead" values={{ day: <Day key="day" at={expiresOn} /> }} />}
      >
        <FormattedMessage id="erase.asked.title" />
      </PageTitle>
      <div className="narrow">
        <Paragraph>
          <FormattedMessage id={isMyTurn ? 'erase.asked.mine' : 'erase.asked.others'} />
        </Paragraph>
        <Paragraph>
          <FormattedMessage id="erase.together.text" />
        </Paragraph>
        {isMyTurn && <EraseDays days={days} />}
        <ButtonForm whole>
          <Actions>
            {isMyTurn && (
              <Button name="agree" value={asked} size="main">
                <FormattedMessage id="erase.asked.agree" />
              </Button>
            )}
            <Button name="refuse" value={asked} size="main">
              <FormattedMessage id="erase.asked.refuse" />
            </Button>
          </Actions>
        </ButtonForm>
      </div>
    </>
  )
}
