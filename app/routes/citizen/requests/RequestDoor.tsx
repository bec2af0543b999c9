import { FormattedMessage } from 'react-intl'
import { PATHS, withAnchor } from '~/paths'
import { Button } from '~/ui/Button'
import { ButtonForm } from '~/ui/ButtonForm'
import { Panel } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Day, Moment } from '~/ui/Moment'
import { TextLink } from '~/ui/TextLink'
import { useDoneBy } from '../parts/AuthorWords'
import type { RequestList } from './shown'

/** The page that shows a code once, at the code: on a phone it stands below the list. */
const AT_CODE = withAnchor(PATHS.requests, 'code')

type Door = Pick<RequestList, 'door'>
export type MadeCode = { code: string; expiresAt: string }

/** The code with which an organisation can send one request. It is shown on the page that made it, and nowhere else; not where nobody may ask. */
export function RequestCode({ door: { code, mayChange, block }, made }: Door & { made: MadeCode | null }) {
  if (block) return null
  const works = made ?? code
  return (
    <Panel>
      <Heading level={2} looks={3} id="code">
        <FormattedMessage id="request.door.code" />
      </Heading>
      <p>
        <FormattedMessage id="request.door.code.text" />
      </p>
      {made && (
        <div role="status">
          <p className="hint pairing__label">
            <FormattedMessage id="request.door.code.is" />
          </p>
          <p className="pairing__code">{`${made.code.slice(0, 4)} ${made.code.slice(4)}`}</p>
        </div>
      )}
      {works && (
        <p>
          <FormattedMessage
            id={made ? 'request.door.code.once' : 'request.door.code.there'}
            values={{ moment: <Moment key="until" at={works.expiresAt} /> }}
          />
        </p>
      )}
      {mayChange && (
        <ButtonForm to={AT_CODE} className="one-button">
          <Button name="do" value="code">
            <FormattedMessage id={works ? 'request.door.code.again' : 'request.door.code.make'} />
          </Button>
        </ButtonForm>
      )}
      {mayChange && works && (
        <ButtonForm to={PATHS.requests} className="one-button">
          <Button name="do" value="end-code">
            <FormattedMessage id="request.door.code.end" />
          </Button>
        </ButtonForm>
      )}
    </Panel>
  )
}

/** The switch «laat geen verzoeken meer toe»: on in one press, off by who may. */
export function RequestBlock({ door: { block, mayChange } }: Door) {
  const doneBy = useDoneBy()
  const mayPress = block ? block.mayEnd : mayChange
  return (
    <Panel>
      <Heading level={2} looks={3}>
        <FormattedMessage id={block ? 'request.door.block.is-on' : 'request.door.block'} />
      </Heading>
      <p>
        {block ? (
          <FormattedMessage
            id="request.door.block.since"
            values={{ day: <Day key="day" at={block.since} />, by: doneBy(block.by) }}
          />
        ) : (
          <FormattedMessage id="request.door.block.text" />
        )}
      </p>
      {mayPress && (
        <ButtonForm to={PATHS.requests} className="one-button">
          <Button name="do" value={block ? 'allow' : 'forbid'}>
            <FormattedMessage id={block ? 'request.door.block.off' : 'request.door.block.on'} />
          </Button>
        </ButtonForm>
      )}
      {block && !block.mayEnd && (
        <p className="hint">
          <FormattedMessage id="request.door.block.not-yours" />
        </p>
      )}
      <p>
        <TextLink to={PATHS.recordings}>
          <FormattedMessage id="request.door.not-arrived" />
        </TextLink>
      </p>
    </Panel>
  )
}
