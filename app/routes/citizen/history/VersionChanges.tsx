import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { withdrawPath } from '~/choosing/withdraw-form'
import { PATHS } from '~/paths'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { TextLink } from '~/ui/TextLink'
import { Change, Changes } from '~/ui/WasBecomes'
import { useReadsOnly } from '~/ui/root-data'
import { useSide } from '../parts/said-words'
import type { Version } from '../parts/shown'

/** What a version changed, from old to new; a yes that is in force now can be withdrawn from here. */
export function VersionChanges({
  sentences,
  number,
  current,
}: Pick<Version, 'sentences' | 'number' | 'current'>) {
  return (
    <Changes>
      {sentences.map(({ exceptions, ...turned }, place) => (
        <OneChange
          number={number}
          current={current}
          key={place}
          turned={turned}
          exceptions={
            exceptions.length > 0 &&
            exceptions.map((one, at) => (
              <OneChange number={number} current={current} key={at} turned={one} isException />
            ))
          }
        />
      ))}
    </Changes>
  )
}

type Turned = Omit<Version['sentences'][number], 'exceptions'>
type OneProps = { turned: Turned; exceptions?: ReactNode; isException?: boolean }

function OneChange({
  turned: { sentence, was, becomes, keys },
  exceptions,
  isException = false,
  number,
  current,
}: OneProps & Pick<Version, 'number' | 'current'>) {
  const readsOnly = useReadsOnly()
  return (
    <Change
      was={useSide(was)}
      becomes={useSide(becomes)}
      action={number === current && becomes?.answer === 'yes' && !readsOnly && <Withdraw keys={keys} />}
      exceptions={exceptions}
    >
      {isException && (
        <>
          <FormattedMessage id="sentence.except" />{' '}
        </>
      )}
      <ChoiceSentence sentence={sentence} />
    </Change>
  )
}

type Keys = { holder: string; data: string; receiver: string }[]

/** One choice goes to its own page; several that share a sentence to the list of all. */
function Withdraw({ keys }: { keys: Keys }) {
  const [only, ...others] = keys
  return (
    <TextLink to={only && others.length === 0 ? withdrawPath(only) : PATHS.withdraw}>
      <FormattedMessage id="withdraw.one" />
    </TextLink>
  )
}
