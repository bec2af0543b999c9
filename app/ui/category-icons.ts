import {
  BabyCarriageIcon,
  BrainIcon,
  ClinicIcon,
  GlobeIcon,
  HandsIcon,
  HospitalIcon,
  MicroscopeIcon,
  PillIcon,
  StethoscopeIcon,
  ToothIcon,
  type IconComponent,
} from './icons'

const ICONS: Record<string, IconComponent> = {
  GP: StethoscopeIcon,
  PHARMACY: PillIcon,
  HOSPITAL: HospitalIcon,
  NURSING: HandsIcon,
  LAB: MicroscopeIcon,
  MENTAL: BrainIcon,
  OTHER: ToothIcon,
  MATERNITY: BabyCarriageIcon,
  RPZAC001: StethoscopeIcon,
  RPZAC003: BrainIcon,
  RPZAC004: HandsIcon,
  RPZAC005: PillIcon,
  RPZAC103: ToothIcon,
  RPZAC104: HospitalIcon,
  RPZAC200: GlobeIcon,
}

/** The icon of a holder or receiver category; a plain building for one this version does not know. */
export function categoryIcon(code: string): IconComponent {
  return ICONS[code] ?? ClinicIcon
}
