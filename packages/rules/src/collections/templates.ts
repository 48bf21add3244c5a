import type { CollectionsAction } from './policy.ts'

/** Mail templates that a step may use. A tenant edits their words, not which there are. */
export const COLLECTIONS_TEMPLATES = [
  'reminder.upcoming', 'reminder.dueToday', 'notice.overdue', 'notice.restriction', 'notice.restricted', 'notice.suspension',
  'notice.suspended', 'notice.termination', 'notice.terminated',
] as const

export type CollectionsTemplate = (typeof COLLECTIONS_TEMPLATES)[number]

/** The message that tells of an action beforehand, and of its day. */
export const ANNOUNCEMENTS: Readonly<Record<CollectionsAction, CollectionsTemplate>> = {
  restrict: 'notice.restriction', suspend: 'notice.suspension', terminate: 'notice.termination',
}

/** The action that a template announces; null for every other message. */
export function announcedAction(template: string | null): CollectionsAction | null {
  const actions = Object.keys(ANNOUNCEMENTS) as CollectionsAction[]
  return actions.find((action) => ANNOUNCEMENTS[action] === template) ?? null
}
