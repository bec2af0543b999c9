import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { KINDS, isSwitchable, type KindId, type SwitchableKind } from '~/notification/kinds'
import { Checkbox, CheckboxGroup } from '~/ui/Checkbox'
import { Disclosure } from '~/ui/Disclosure'
import { kindHint, KindTitle } from '../parts/KindWords'

type KindsProps = { chosen: readonly string[]; offered: readonly SwitchableKind[] }

/** So many are shown; the rest folds away. What providers do comes first. */
const SHOWN = 3

/** About what one may be mailed: nothing is ticked that one did not tick. */
export function MailKinds({ chosen, offered }: KindsProps) {
  const inOrder = offered.toSorted((one, other) => rank(one) - rank(other))
  const [shown, folded] = [inOrder.slice(0, SHOWN), inOrder.slice(SHOWN)]
  const boxes = (kinds: SwitchableKind[]): ReactNode =>
    kinds.map((kind) => (
      <Checkbox
        key={kind}
        name="kinds"
        id={`kinds-${kind}`}
        value={kind}
        defaultChecked={chosen.includes(kind)}
        label={<KindTitle kind={kind} />}
        hint={kindHint(kind)}
      />
    ))
  return (
    <>
      <CheckboxGroup
        legend={<FormattedMessage id="welcome.mail.kinds" />}
        hint={<FormattedMessage id="welcome.mail.kinds.hint" />}
      >
        {boxes(shown)}
        {folded.length > 0 && (
          <Disclosure summary={<FormattedMessage id="welcome.mail.more" values={{ count: folded.length }} />}>
            {boxes(folded)}
          </Disclosure>
        )}
      </CheckboxGroup>
      <Disclosure summary={<FormattedMessage id="welcome.mail.always" />}>
        <ul>
          {(Object.keys(KINDS) as KindId[])
            .filter((kind) => !isSwitchable(kind))
            .map((kind) => (
              <li key={kind}>
                <KindTitle kind={kind} />
              </li>
            ))}
        </ul>
      </Disclosure>
    </>
  )
}

function rank(kind: SwitchableKind): number {
  return kind === 'viewed' ? 0 : 1
}
