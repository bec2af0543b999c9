import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { categoryIcon } from '~/ui/category-icons'
import { Card } from '~/ui/Card'
import { Heading } from '~/ui/Heading'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { bold } from '~/ui/words'
import { dayOf } from '~/ui/written-time'
import type { Approval } from './shown'

type Text = { nl: string; en: string }

/** Exactly what is asked, per holder: each receiver with what it was and what it becomes. Nothing here can be changed. Of the
 * emergency lock there is only one thing to ask: that it comes off. */
export function AskedChanges({
  changes,
  words,
  liftsLock,
  names,
}: Pick<Approval, 'changes' | 'words' | 'liftsLock' | 'names'>) {
  const text = useText()
  const name = usePartyName(names)
  if (liftsLock) return <AskedLift />
  const groups = new Map<string, typeof changes>()
  for (const change of changes) {
    const trunk = `${change.key.holder} ${change.key.data}`
    groups.set(trunk, [...(groups.get(trunk) ?? []), change])
  }
  return [...groups].map(([trunk, inGroup]) => {
    const { holder, data } = inGroup[0]!.key
    const kept = words.data.find(({ code }) => code === data)
    return (
      <ChoiceTree
        key={trunk}
        headingLevel={2}
        holder={name(holder, words.holders)}
        icon={categoryIcon(holder)}
        about={
          <FormattedMessage
            id="agreement.data"
            values={{ ...bold, data: kept ? text(kept.lowercase) : data }}
          />
        }
      >
        {inGroup.map((change) => (
          <Becomes
            key={change.key.receiver}
            change={change}
            receiver={name(change.key.receiver, words.receivers)}
          />
        ))}
      </ChoiceTree>
    )
  })
}

function AskedLift() {
  return (
    <Card>
      <Heading level={2} looks={3}>
        <FormattedMessage id="agreement.lift.asked" />
      </Heading>
      <p>
        <FormattedMessage id="agreement.lift.what" />
      </p>
    </Card>
  )
}

type AskedChange = Approval['changes'][number]

function Becomes({ change: { before, after }, receiver }: { change: AskedChange; receiver: string }) {
  const intl = useIntl()
  const becomes = after?.answer ?? 'none'
  return (
    <Branch
      answer={becomes}
      note={
        <>
          {before?.until ? (
            <FormattedMessage id="agreement.was.yes-until" values={{ day: dayOf(intl, before.until) }} />
          ) : (
            <FormattedMessage id={`agreement.was.${before?.answer ?? 'none'}`} />
          )}
          {after?.until && (
            <>
              {' '}
              <FormattedMessage id="agreement.until" values={{ day: dayOf(intl, after.until) }} />
            </>
          )}
        </>
      }
      word={<FormattedMessage id={`agreement.becomes.${becomes}`} />}
    >
      {receiver}
    </Branch>
  )
}

/** Names a group or a provider; one whose name may not be seen is told by its kind. */
function usePartyName(names: Approval['names']) {
  const { formatMessage } = useIntl()
  const text = useText()
  return (party: string, groups: { code: string; name: Text }[]) => {
    const group = groups.find(({ code }) => code === party)
    if (group) return text(group.name)
    const called = names[party] ?? formatMessage({ id: 'agreement.some-provider' })
    return typeof called === 'string' ? called : capitalised(text(called))
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
