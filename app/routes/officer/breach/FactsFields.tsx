import { FormattedMessage } from 'react-intl'
import { BREACH_KINDS, BREACH_PARTS, type BreachFacts } from '~/breach/breach'
import { localDate, localTime } from '~/runtime/local-date'
import { typedDay } from '~/runtime/typed-day'
import { RadioTile, RadioTiles } from '~/ui/RadioTile'
import { TextArea, TextField } from '~/ui/TextField'

/** When it was known: a day and a time. */
export function MomentFields({ at, hint }: { at?: string | undefined; hint?: boolean }) {
  const moment = at === undefined ? null : new Date(at)
  return (
    <div className="side-by-side">
      <TextField
        name="dag"
        width="middle"
        autoComplete="off"
        defaultValue={moment ? typedDay(localDate(moment)) : undefined}
        label={<FormattedMessage id="breach.day" />}
        hint={<FormattedMessage id="breach.day.hint" />}
      />
      <TextField
        name="tijd"
        width="short"
        autoComplete="off"
        defaultValue={moment ? localTime(moment).slice(0, 5) : undefined}
        label={<FormattedMessage id="breach.time" />}
        hint={hint ? <FormattedMessage id="breach.time.hint" /> : undefined}
      />
    </div>
  )
}

/** What was found, as far as it is known; the rest may follow (AVG 33(4)). */
export function FactsFields({ facts }: { facts?: BreachFacts }) {
  return (
    <>
      <RadioTiles name="soort" legend={<FormattedMessage id="breach.kind" />}>
        {BREACH_KINDS.map((kind, place) => (
          <RadioTile
            key={kind}
            id={place === 0 ? 'soort' : undefined}
            name="soort"
            value={kind}
            defaultChecked={facts?.kind === kind}
            label={<FormattedMessage id={`breach.kind.${kind}`} />}
          />
        ))}
      </RadioTiles>
      <MomentFields at={facts?.foundAt} hint />
      {BREACH_PARTS.map((part) => (
        <TextArea
          key={part}
          name={part}
          rows={3}
          optional={part !== 'nature'}
          defaultValue={facts?.[part]}
          label={<FormattedMessage id={`breach.part.${part}`} />}
          hint={part === 'nature' ? undefined : <FormattedMessage id="breach.part.later" />}
        />
      ))}
    </>
  )
}
