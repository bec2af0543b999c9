import { useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useText } from '~/i18n/text'
import { categoryIcon } from '~/ui/category-icons'
import { Disclosure } from '~/ui/Disclosure'
import { Heading } from '~/ui/Heading'
import { IconTile } from '~/ui/IconTile'
import { FileIcon } from '~/ui/icons'
import { TextLink } from '~/ui/TextLink'
import { bold } from '~/ui/words'
import type { loader } from '../group'

/** Whose data it is about: the own providers of this group by name, and which data they have. */
export function GroupAbout({ own }: { own: { ura: string; name: string }[] }) {
  const { group, data } = useLoaderData<typeof loader>()
  const text = useText()
  const names = own.map((provider) => provider.name).join(', ')
  return (
    <>
      <div className="panel about-group">
        <IconTile icon={categoryIcon(group.code)} tone="petrol" />
        <div>
          {own.length > 0 && (
            <p>
              <FormattedMessage id="group.own" values={{ ...bold, names, count: own.length }} />
            </p>
          )}
          <p className="hint">
            <FormattedMessage
              id={own.length > 0 ? 'group.own.scope' : 'group.none-own'}
              values={{ group: text(group.plural) }}
            />{' '}
            {own.length === 0 && (
              <TextLink to="/mijn/zorgaanbieders">
                <FormattedMessage id="group.add-own" />
              </TextLink>
            )}
          </p>
        </div>
      </div>
      <div className="about-data">
        <IconTile icon={FileIcon} tone="honey" size="small" />
        <p>
          <FormattedMessage
            id={data.contains.length > 0 ? 'group.data.contains' : 'group.data'}
            values={{ ...bold, data: text(data.name), contained: data.contains.map(text).join(' & ') }}
          />
        </p>
      </div>
      <Disclosure summary={<FormattedMessage id="group.data.what" />}>{text(data.explanation)}</Disclosure>
      <Heading level={2} looks={3} id="group-question">
        <FormattedMessage id="group.question" />
      </Heading>
    </>
  )
}
