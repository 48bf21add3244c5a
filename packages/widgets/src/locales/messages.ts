/** What a dictionary holds. The Portuguese files are the source: other languages are typed by them. */
import type { common } from './pt-BR/common.ts'
import type { rules } from './pt-BR/rules.ts'
import type { subscriptionList } from './pt-BR/subscription-list.ts'
import type { seatAssignment } from './pt-BR/seat-assignment.ts'
import type { seatEditor } from './pt-BR/seat-editor.ts'
import type { renewals } from './pt-BR/renewals.ts'

export interface Messages {
  readonly common: typeof common
  readonly rules: typeof rules
  readonly subscriptionList: typeof subscriptionList
  readonly seatAssignment: typeof seatAssignment
  readonly seatEditor: typeof seatEditor
  readonly renewals: typeof renewals
}

export const LOCALES = ['pt-BR', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The host's own words for some of ours: `{ common: { retry: 'Recarregar' } }`. */
export type MessageOverrides = { readonly [Section in keyof Messages]?: Partial<Messages[Section]> }

/** The best supported locale for a BCP 47 tag: its language decides; Portuguese when nothing fits. */
export function supportedLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'pt-BR'
}

/** Loads a dictionary as its own chunk; the same promise for the same locale. */
export function loadMessages(locale: Locale): Promise<Messages> {
  return (loading[locale] ??= locale === 'en'
    ? import('./en.ts').then((module) => module.en)
    : import('./pt-BR.ts').then((module) => module.ptBR))
}

const loading: Partial<Record<Locale, Promise<Messages>>> = {}

export function withOverrides(messages: Messages, overrides: MessageOverrides): Messages {
  const sections = Object.keys(overrides) as (keyof Messages)[]
  return sections.reduce((result, section) => ({ ...result, [section]: { ...result[section], ...overrides[section] } }), messages)
}
