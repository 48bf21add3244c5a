/** What every part of the policy editor is drawn with, and how a step is called. */
import type { CollectionsPolicy, CollectionsStep, PolicyFault } from '@assento/rules'
import type { PolicyView } from '@assento/client'
import type { Messages } from '../locales/messages.ts'
import type { Format } from '../runtime/format.ts'
import type { IconName } from '../runtime/icons.ts'

export interface PolicyLook {
  readonly t: Messages
  readonly format: Format
  readonly headingLevel: number
  readonly stored: PolicyView
  /** As it is being edited. */
  readonly policy: CollectionsPolicy
  readonly faults: readonly PolicyFault[]
  readonly mayEdit: boolean
  readonly isBusy: boolean
}

/** "7 dias antes", "No vencimento". */
export function whenOf({ daysFromDue }: CollectionsStep, t: Messages, format: Format): string {
  const words = t.collections.steps
  if (Number.isNaN(daysFromDue)) return '–'
  return daysFromDue === 0 ? words.onDue : daysFromDue < 0 ? words.before(-daysFromDue, format) : words.after(daysFromDue, format)
}

/** What the step does: its action, or else its message. */
export function whatOf({ action, template }: CollectionsStep, { collections: words }: Messages): string {
  if (action !== null) return words.actions[action]
  return template === null ? words.fields.noTemplate : templateName(template, words)
}

export function templateName(template: string, { templates }: Messages['collections']): string {
  const names: Readonly<Record<string, string>> = templates
  return names[template] ?? template
}

export function stepIcon({ action, daysFromDue }: CollectionsStep): IconName {
  if (action === null) return daysFromDue > 0 ? 'alert' : 'clock'
  return action === 'suspend' ? 'pause' : action === 'restrict' ? 'warning' : 'stop'
}
