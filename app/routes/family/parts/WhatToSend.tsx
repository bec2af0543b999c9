import { FormattedMessage } from 'react-intl'
import type { RepresentationKind } from '~/representation/grant'
import { Heading, Paragraph } from '~/ui/Heading'
import { useRootData } from '~/ui/root-data'
import { bold } from '~/ui/words'

const PAPERS = {
  parent: 'authority',
  guardian: 'authority',
  third: 'authority',
  curator: 'court',
  mentor: 'court',
  authorised: 'authorised',
  partner: 'partner',
  'adult-parent': 'family',
  child: 'family',
  sibling: 'family',
  grandparent: 'family',
  grandchild: 'family',
  'after-death': 'after-death',
} as const satisfies Record<RepresentationKind, string>

/** Which papers somebody sends, where to, and what happens then. */
export function WhatToSend({ kind, number }: { kind: RepresentationKind; number: string | null }) {
  const { address = [], phone = '' } = useRootData()?.organisation ?? {}
  return (
    <section className="section">
      <Heading level={2}>
        <FormattedMessage id="evidence.send" />
      </Heading>
      <ol>
        <li>
          <FormattedMessage id={`evidence.send.${PAPERS[kind]}`} />
        </li>
        <li>
          <FormattedMessage
            id="evidence.send.where"
            values={{ ...bold, address: address.join(', '), number: number ?? '' }}
          />
        </li>
        <li>
          <FormattedMessage id="evidence.send.then" />
        </li>
      </ol>
      <Paragraph kind="hint">
        <FormattedMessage id="evidence.send.safe" values={{ phone }} />
      </Paragraph>
    </section>
  )
}
