import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { ChoiceSentence } from '~/ui/ChoiceSentence'
import { Disclosure } from '~/ui/Disclosure'
import { TextLink } from '~/ui/TextLink'
import { useFromHere } from '../../use-came-from'
import type { loader } from '../control'
import { ToChoice } from './ToChoice'

type Review = SerializeFrom<typeof loader>

/** What stays as it is, folded away. */
export function Unchanged() {
  const fromHere = useFromHere()
  const { unchanged } = useLoaderData<typeof loader>()
  if (unchanged.count === 0) return null
  return (
    <Disclosure summary={<FormattedMessage id="control.unchanged" values={{ count: unchanged.count }} />}>
      <ul className="plain-list">
        {unchanged.lines.map((sentence, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />
          </li>
        ))}
      </ul>
      {unchanged.more > 0 && (
        <p className="hint">
          <FormattedMessage id="control.folded.more" values={{ count: unchanged.more }} />{' '}
          <TextLink to={fromHere('/mijn/keuzes/bij-naam')}>
            <FormattedMessage id="named.title" />
          </TextLink>
        </p>
      )}
    </Disclosure>
  )
}

/** What has no effect now and why, folded away. */
export function WithoutEffect() {
  const { withoutEffect } = useLoaderData<typeof loader>()
  const more = withoutEffect.count - withoutEffect.lines.length
  if (withoutEffect.count === 0) return null
  return (
    <Disclosure
      summary={<FormattedMessage id="control.without-effect" values={{ count: withoutEffect.count }} />}
    >
      <ul className="plain-list">
        {withoutEffect.lines.map(({ sentence, noEffect, to }, place) => (
          <li key={place}>
            <ChoiceSentence sentence={sentence} />. <FormattedMessage id={whyId(noEffect)} />{' '}
            <ToChoice to={to} sentence={sentence} />
          </li>
        ))}
      </ul>
      {more > 0 && <FormattedMessage id="control.folded.more" values={{ count: more }} />}
    </Disclosure>
  )
}

function whyId(noEffect: Review['withoutEffect']['lines'][number]['noEffect']) {
  if (noEffect === 'other-no' || noEffect === 'never-permitted')
    return `control.without-effect.${noEffect}` as const
  return 'control.without-effect.narrower-choice'
}
