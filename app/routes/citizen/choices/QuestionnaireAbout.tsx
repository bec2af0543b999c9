import { FormattedMessage, useIntl } from 'react-intl'
import { useText } from '~/i18n/text'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { categoryIcon } from '~/ui/category-icons'
import { FileIcon } from '~/ui/icons'
import { bold } from '~/ui/words'
import type { Questionnaire } from '../parts/shown'

/** Whose data it is about: the own providers of this group by name, or the one provider; and which data they have. */
export function QuestionnaireAbout({
  group,
  data,
  party,
  isPart,
  own,
  kinds,
}: Pick<Questionnaire, 'group' | 'data' | 'party' | 'isPart' | 'own' | 'kinds'>) {
  const text = useText()
  const intl = useIntl()
  return (
    <>
      <div className="panel about-group">
        <IconTile icon={categoryIcon(group?.code ?? '')} tone="petrol" />
        <div>{party ? <OneProvider party={party} group={group} /> : <Group group={group} own={own} />}</div>
      </div>
      <div className="about-data">
        <IconTile icon={FileIcon} tone="honey" size="small" />
        <p>
          <FormattedMessage
            id={data.contains.length > 0 ? 'group.data.contains' : 'group.data'}
            values={{ ...bold, data: text(data.name), contained: intl.formatList(data.contains.map(text)) }}
          />
        </p>
      </div>
      <Disclosure summary={<FormattedMessage id="group.data.what" />}>{text(data.explanation)}</Disclosure>
      {isPart && (
        <p className="hint">
          <FormattedMessage id="provider.part-of" values={{ data: text(data.lowercase) }} />
        </p>
      )}
      <OtherData kinds={kinds} data={data} party={party} />
      <Heading level={2} looks={3} id="group-question">
        <FormattedMessage id="group.question" />
      </Heading>
    </>
  )
}

function Group({ group, own }: Pick<Questionnaire, 'group' | 'own'>) {
  const text = useText()
  const names = own.map((provider) => provider.name).join(', ')
  if (!group) return null
  return (
    <>
      {own.length > 0 && (
        <p>
          <FormattedMessage id="group.own" values={{ ...bold, names, count: own.length }} />
        </p>
      )}
      <p className="hint">
        <FormattedMessage
          id={own.length > 0 ? 'group.own.scope' : 'group.none-own'}
          values={{ group: text(group.plural) }}
        />
      </p>
      <div className="link-row">
        {own.map(({ ura, name }) => (
          <LeadingButton key={ura} value={`provider:${ura}`}>
            <FormattedMessage id="group.only-for" values={{ name }} />
          </LeadingButton>
        ))}
        <LeadingButton value="own">
          <FormattedMessage id={own.length > 0 ? 'own.title' : 'group.add-own'} />
        </LeadingButton>
      </div>
    </>
  )
}

function OneProvider({ party, group }: Pick<Questionnaire, 'party' | 'group'>) {
  const text = useText()
  return (
    <>
      <p>
        <strong>{party?.name}</strong>
        {party?.city && ` · ${party.city}`}
      </p>
      <p className="hint">
        <FormattedMessage
          id="provider.scope"
          values={{ group: group ? text(group.plural) : '', name: party?.name }}
        />
      </p>
    </>
  )
}

/** The other kinds of data that have a page of their own here. */
function OtherData({ kinds, data, party }: Pick<Questionnaire, 'kinds' | 'data' | 'party'>) {
  const text = useText()
  const others = kinds.filter(({ code }) => code !== data.code)
  if (others.length === 0) return null
  return (
    <div className="other-data">
      <p className="hint">
        <FormattedMessage id={party ? 'provider.other-data' : 'group.other-data'} />
      </p>
      {others.map(({ code, name }) => (
        <LeadingButton key={code} value={`data:${code}`}>
          {text(name)}
        </LeadingButton>
      ))}
    </div>
  )
}

/** Keeps what was filled in and goes to another page of choices: a link would lose it. */
function LeadingButton({ value, children }: { value: string; children: React.ReactNode }) {
  return (
    <button type="submit" name="next" value={value} className="nl-link link-button">
      {children}
    </button>
  )
}
