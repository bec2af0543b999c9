import type { IconComponent } from './icons'

/** Petrol is who has the data, honey the data, terracotta who may see them, plum is you. */
export type Tone = 'plum' | 'petrol' | 'honey' | 'terracotta'

/** An icon on a tinted tile; always beside words. */
export function IconTile({
  icon: Icon,
  tone = 'plum',
  size = 'normal',
}: {
  icon: IconComponent
  tone?: Tone
  size?: 'small' | 'normal' | 'large'
}) {
  return (
    <span className={`tile tile--${tone} tile--${size}`}>
      <Icon />
    </span>
  )
}
