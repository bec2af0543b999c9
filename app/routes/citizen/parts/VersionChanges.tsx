import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { withdrawPath } from '~/consent/withdraw-form'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { useReadsOnly } from '~/ui/root-data'
import { TextLink } from '~/ui/TextLink'
import { Change, Changes } from '~/ui/WasBecomes'
import type { loader } from '../history-version'

/** What a version changed, from old to new; a yes that is in force now can be withdrawn from here. */
export function VersionChanges() {
  const { sentences, number, current } = useLoaderData<typeof loader>()
  const readsOnly = useReadsOnly()
  return (
    <Changes>
      {sentences.map(({ sentence, was, becomes, keys }, place) => (
        <Change
          key={place}
          was={{ answer: was }}
          becomes={{ answer: becomes }}
          action={number === current && becomes === 'yes' && !readsOnly && <Withdraw keys={keys} />}
        >
          <ChoiceSentence sentence={sentence} />
        </Change>
      ))}
    </Changes>
  )
}

type Keys = { holder: string; data: string; receiver: string }[]

/** One choice goes to its own page; several that share a sentence to the list of all. */
function Withdraw({ keys }: { keys: Keys }) {
  const [only, ...others] = keys
  return (
    <TextLink to={only && others.length === 0 ? withdrawPath(only) : '/mijn/intrekken'}>
      <FormattedMessage id="withdraw.one" />
    </TextLink>
  )
}
