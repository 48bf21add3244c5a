/** Who acts on a serial, as rules and its history name them. */
import type { LicenceActor } from '@assento/rules'
import type { Caller } from '../platform/types.ts'

/** The role that rules decide by: keys and the command line act for the manufacturer, time for itself. */
export function licenceActor(caller: Caller): LicenceActor {
  if (caller.kind === 'widget') return caller.role
  return caller.kind === 'system' && caller.channel === 'job' ? 'system' : 'server'
}
