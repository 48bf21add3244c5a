/** What a dictionary holds, by section. The Portuguese files are the source: other languages are typed by them. */
import type { acts } from './pt-BR/acts.ts'
import type { common } from './pt-BR/common.ts'
import type { rules } from './pt-BR/rules.ts'
import type { subscriptionList } from './pt-BR/subscription-list.ts'
import type { seatAssignment } from './pt-BR/seat-assignment.ts'
import type { seatEditor } from './pt-BR/seat-editor.ts'
import type { renewals } from './pt-BR/renewals.ts'

export interface Messages {
  readonly common: typeof common
  /** Words of refusals. Arrive after the first paint (`AssentoElement.laterSections`). */
  readonly rules: typeof rules
  /** Words of acts and their ends. Arrive after the first paint, with the code that acts. */
  readonly acts: typeof acts
  readonly subscriptionList: typeof subscriptionList
  readonly seatAssignment: typeof seatAssignment
  readonly seatEditor: typeof seatEditor
  readonly renewals: typeof renewals
}

export type Section = keyof Messages

export const LOCALES = ['pt-BR', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The host's own words for some of ours: `{ common: { retry: 'Recarregar' } }`. */
export type MessageOverrides = { readonly [Name in Section]?: Partial<Messages[Name]> }

/** Each section of each locale is a chunk: a page fetches the words of the widgets that it shows. */
const LOADERS: Readonly<Record<Locale, { readonly [Name in Section]: () => Promise<Pick<Messages, Name>> }>> = {
  'pt-BR': {
    common: () => import('./pt-BR/common.ts'),
    rules: () => import('./pt-BR/rules.ts'),
    acts: () => import('./pt-BR/acts.ts'),
    subscriptionList: () => import('./pt-BR/subscription-list.ts'),
    seatAssignment: () => import('./pt-BR/seat-assignment.ts'),
    seatEditor: () => import('./pt-BR/seat-editor.ts'),
    renewals: () => import('./pt-BR/renewals.ts'),
  },
  en: {
    common: () => import('./en/common.ts'),
    rules: () => import('./en/rules.ts'),
    acts: () => import('./en/acts.ts'),
    subscriptionList: () => import('./en/subscription-list.ts'),
    seatAssignment: () => import('./en/seat-assignment.ts'),
    seatEditor: () => import('./en/seat-editor.ts'),
    renewals: () => import('./en/renewals.ts'),
  },
}

/** The best supported locale for a BCP 47 tag: its language decides; Portuguese when nothing fits. */
export function supportedLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'pt-BR'
}

/** Loads sections of a dictionary, with the host's own words over them. Rejects when a chunk cannot be fetched. */
export async function loadSections(locale: Locale, sections: readonly Section[], overrides: MessageOverrides): Promise<Partial<Messages>> {
  const loaded = await Promise.all(sections.map(async (name) => {
    const section: Partial<Messages> = await LOADERS[locale][name]()
    return [name, { ...section[name], ...overrides[name] }] as const
  }))
  return Object.fromEntries(loaded)
}
