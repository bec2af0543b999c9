import type { SerializeFrom } from '@remix-run/node'
import { FormattedMessage } from 'react-intl'
import { BLOCK_KINDS } from '~/oversight/block'
import type { BlockShown } from '~/oversight/block-use-cases.server'
import { BLOCKS } from '~/oversight/registers'
import { PATHS, withQuery } from '~/paths'
import { Button } from '~/ui/Button'
import { Actions } from '~/ui/Container'
import { EmptyState } from '~/ui/EmptyState'
import { PageForm, type Shown } from '~/ui/FormParts'
import { Heading } from '~/ui/Heading'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'
import { TextLink } from '~/ui/TextLink'
import { BlockRows } from './BlockRows'

type Block = SerializeFrom<BlockShown>
type BlocksProps = { of: Shown; blocks: Block[]; lifting: Block | null }

/** Where the officer blocks at once, lifts a block, and reads what was blocked and why. */
export function Blocks({ of, blocks, lifting }: BlocksProps) {
  return (
    <>
      <div className="section">
        {lifting ? <LiftForm of={of} lifting={lifting} /> : <BlockForm key={blocks.length} of={of} />}
      </div>
      <div className="section">
        {blocks.length === 0 ? (
          <EmptyState title={<FormattedMessage id="oversight.blocks.none" />}>
            <FormattedMessage id="oversight.blocks.none.text" />
          </EmptyState>
        ) : (
          <BlockRows blocks={blocks} />
        )}
      </div>
    </>
  )
}

function BlockForm({ of }: { of: Shown }) {
  return (
    <PageForm of={of}>
      <Heading level={2}>
        <FormattedMessage id="oversight.block.title" />
      </Heading>
      <RadioTiles name="soort" legend={<FormattedMessage id="oversight.block.kind" />}>
        {BLOCK_KINDS.map((kind) => (
          <RadioTile
            key={kind}
            name="soort"
            value={kind}
            label={<FormattedMessage id={`oversight.block.kind.${kind}`} />}
            hint={<FormattedMessage id={`oversight.block.kind.${kind}.hint`} />}
          />
        ))}
      </RadioTiles>
      <TextField
        name="nummer"
        autoComplete="off"
        width="middle"
        label={<FormattedMessage id="oversight.block.number" />}
        hint={<FormattedMessage id="oversight.block.number.hint" />}
      />
      <Reason />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="oversight.block.button" />
        </Button>
      </Actions>
    </PageForm>
  )
}

function LiftForm({ of, lifting: { id, name } }: { of: Shown; lifting: Block }) {
  return (
    <PageForm of={of}>
      <Heading level={2}>
        <FormattedMessage id="oversight.lift.title" values={{ name }} />
      </Heading>
      <input type="hidden" name="lift" value={id} />
      <Reason />
      <Actions>
        <Button kind="primary" size="main">
          <FormattedMessage id="oversight.lift.button" />
        </Button>
        <TextLink to={withQuery(PATHS.registers, { wat: BLOCKS })} kind="strong">
          <FormattedMessage id="oversight.lift.back" />
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
