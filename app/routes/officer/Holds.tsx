import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { HOLD_GROUNDS, HOLD_KINDS } from '~/oversight/hold'
import { PATHS, withQuery } from '~/paths'
import type { HoldShown } from '~/retention/hold-use-cases.server'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading, Paragraph } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { HoldRows } from './HoldRows'

type Hold = SerializeFrom<HoldShown>
type HoldsProps = { of: Shown; holds: Hold[]; lifting: Hold | null }

/** Where the officer has something stay longer, lets it go, and sees what stays. */
export function Holds({ of, holds, lifting }: HoldsProps) {
  return (
    <>
      <div className="section">
        {lifting ? <LiftForm of={of} id={lifting.id} /> : <HoldForm key={holds.length} of={of} />}
      </div>
      <div className="section">
        {holds.length === 0 ? (
          <Paragraph>
            <FormattedMessage id="oversight.hold.none" />
          </Paragraph>
        ) : (
          <HoldRows holds={holds} />
        )}
      </div>
    </>
  )
}

function HoldForm({ of }: { of: Shown }) {
  return (
    <PageForm of={of}>
      <Heading level={2}>
        <FormattedMessage id="oversight.hold.title" />
      </Heading>
      <Paragraph>
        <FormattedMessage id="oversight.hold.lead" />
      </Paragraph>
      <RadioTiles name="soort" legend={<FormattedMessage id="oversight.hold.kind" />}>
        {HOLD_KINDS.map((kind) => (
          <RadioTile
            key={kind}
            name="soort"
            value={kind}
            label={<FormattedMessage id={`oversight.hold.kind.${kind}`} />}
          />
        ))}
      </RadioTiles>
      <TextField
        name="nummer"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id="oversight.hold.number" />}
        hint={<FormattedMessage id="oversight.hold.number.hint" />}
      />
      <RadioTiles name="grond" legend={<FormattedMessage id="oversight.hold.ground" />}>
        {HOLD_GROUNDS.map((ground) => (
          <RadioTile
            key={ground}
            name="grond"
            value={ground}
            label={<FormattedMessage id={`oversight.hold.ground.${ground}`} />}
          />
        ))}
      </RadioTiles>
      <Reason />
      <TextField
        name="tot"
        width="short"
        autoComplete="off"
        maxLength={40}
        label={<FormattedMessage id="oversight.hold.until" />}
      />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="oversight.hold.button" />
        </Button>
      </Actions>
    </PageForm>
  )
}

function LiftForm({ of, id }: { of: Shown; id: string }) {
  return (
    <PageForm of={of}>
      <Heading level={2}>
        <FormattedMessage id="oversight.hold.lift.title" />
      </Heading>
      <input type="hidden" name="lift" value={id} />
      <Reason />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="oversight.hold.lift" />
        </Button>
        <TextLink to={withQuery(PATHS.officerRetention, { wat: 'langer' })} kind="strong">
          <FormattedMessage id="oversight.hold.lift.back" />
        </TextLink>
      </Actions>
    </PageForm>
  )
}

function Reason() {
  return (
    <TextArea
      name="reden"
      rows={3}
      label={<FormattedMessage id="oversight.reason" />}
      hint={<FormattedMessage id="oversight.reason.hint" />}
    />
  )
}
