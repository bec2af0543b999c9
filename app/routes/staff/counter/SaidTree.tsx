import type { Text } from '~/catalogue/catalogue'
import { useText } from '~/i18n/text'
import { Branch, ChoiceTree } from '~/ui/ChoiceTree'
import { StethoscopeIcon } from '~/ui/icons'

/** One answer with what it is about, by name. */
export type SpokenLine = { data: Text; receiver: Text; answer: 'yes' | 'no' }

/** What was answered, as the picture that people know from home; a tree for each kind of data. */
export function SaidTree({ holder, lines }: { holder: string; lines: SpokenLine[] }) {
  const text = useText()
  const kinds = [...new Set(lines.map(({ data }) => text(data)))]
  return (
    <>
      {kinds.map((kind) => (
        <ChoiceTree key={kind} holder={holder} icon={StethoscopeIcon} headingLevel={2} about={kind}>
          {lines
            .filter(({ data }) => text(data) === kind)
            .map(({ receiver, answer }) => (
              <Branch key={text(receiver)} answer={answer}>
                {text(receiver)}
              </Branch>
            ))}
        </ChoiceTree>
      ))}
    </>
  )
}
