import { FormattedMessage } from 'react-intl'
import { isMeasure } from '~/representation/evidence'
import { PATHS, type Path } from '~/paths'
import { ButtonLink } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import type { ShownCase } from './shown'

type Act = { words: 'see' | 'decide' | 'refuse' | 'withdraw' | 'end' | 'renew'; to: Path; main?: true }

/** What one can do with a case now; who saw the papers leaves it to a colleague. */
export function CaseActs({ shown }: { shown: ShownCase }) {
  const acts = actsOf(shown)
  const { isMine, stage } = shown
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="desk-evidence.one.acts" />
      </Heading>
      {stage === 'seen' && isMine && (
        <p>
          <FormattedMessage id="desk-evidence.one.second" values={bold} />
        </p>
      )}
      {acts.length === 0 && !isMine && (
        <p className="hint">
          <FormattedMessage id="desk-evidence.one.done" />
        </p>
      )}
      {acts.length > 0 && (
        <ul className="plain-list">
          {acts.map(({ words, to, main }) => (
            <li key={words}>
              {main ? (
                <ButtonLink to={to} kind="primary">
                  <FormattedMessage id={`desk-evidence.one.${words}`} />
                </ButtonLink>
              ) : (
                <TextLink to={to} kind="alone">
                  <FormattedMessage id={`desk-evidence.one.${words}`} />
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function actsOf({ id, kind, stage, isMine, renewable }: ShownCase): Act[] {
  const at = { case: id }
  const end: Act = { words: 'withdraw', to: PATHS.deskEvidenceEnd(at) }
  const withdraw = isMeasure(kind) ? [end] : []
  switch (stage) {
    case 'new':
      return [
        { words: 'see', to: PATHS.deskEvidenceSee(at), main: true },
        ...(isMeasure(kind) ? withdraw : [{ ...end, words: 'refuse' as const }]),
      ]
    case 'seen':
      return isMine
        ? withdraw
        : [{ words: 'decide', to: PATHS.deskEvidenceDecide(at), main: true }, ...withdraw]
    case 'in-force':
      if (isMeasure(kind)) return []
      return [
        ...(renewable ? [{ words: 'renew', to: PATHS.deskEvidenceRenew(at) } as const] : []),
        { ...end, words: 'end' },
      ]
    default:
      return []
  }
}
