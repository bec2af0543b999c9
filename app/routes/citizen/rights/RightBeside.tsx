import type { ComponentProps } from 'react'
import { FormattedMessage } from 'react-intl'
import { PATHS, withQuery } from '~/paths'
import { isOpen } from '~/rights/request'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Card, Panel } from '~/ui/Card'
import { Disclosure } from '~/ui/Disclosure'
import type { PageForm } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { DownloadIcon } from '~/ui/icons'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import type { OpenedRight } from './shown'
import { Add } from './Words'

type BesideProps = { request: OpenedRight; of: ComponentProps<typeof PageForm>['of'] }

/** What one can do: add, ask, take back; what the answer may be; and where to complain, from the first day. */
export function RightBeside({ request: { id, number, kind, standing }, of }: BesideProps) {
  const undecided = isOpen(standing) && standing !== 'doing'
  return (
    <>
      <Card>
        <Heading level={2} looks={3}>
          <FormattedMessage id="rights.can" />
        </Heading>
        <div className="stack">
          {undecided && standing !== 'paused' && (
            <Disclosure summary={<FormattedMessage id="rights.can.add" />} open={of.problems.length > 0}>
              <Add of={of} />
            </Disclosure>
          )}
          <TextLink to={withQuery(PATHS.contact, { kenmerk: number })}>
            <FormattedMessage id="rights.can.question" />
          </TextLink>
          {undecided && (
            <ButtonForm whole>
              <Button name="do" value="withdraw" wide>
                <FormattedMessage id="rights.can.withdraw" />
              </Button>
              <Paragraph kind="hint">
                <FormattedMessage
                  id={kind === 'restriction' ? 'rights.can.withdraw.restriction' : 'rights.can.withdraw.hint'}
                />
              </Paragraph>
            </ButtonForm>
          )}
          <TextLink to={PATHS.rightPack({ request: id })} icon={DownloadIcon} reloadDocument>
            <FormattedMessage id="rights.proof" />
          </TextLink>
        </div>
      </Card>
      {undecided && (
        <Card>
          <Heading level={2} looks={3}>
            <FormattedMessage id="rights.may" />
          </Heading>
          <Paragraph>
            <FormattedMessage id="rights.may.text" values={bold} />
          </Paragraph>
        </Card>
      )}
      <Panel>
        <Heading level={2} looks={3}>
          <FormattedMessage id="rights.disagree" />
        </Heading>
        <Paragraph>
          <FormattedMessage id="rights.disagree.text" />
        </Paragraph>
        {kind !== 'complaint' && (
          <TextLink to={withQuery(PATHS.newRight, { soort: 'complaint', kenmerk: number })} kind="strong">
            <FormattedMessage id="rights.disagree.do" />
          </TextLink>
        )}
      </Panel>
    </>
  )
}
