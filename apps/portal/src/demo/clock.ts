/**
 * The demo's calendar. The sample files describe a fixed week (their today is 21 November 2026), so the demo's tenant lives
 * then, on whatever day it is started: its clock begins at DEMO_STARTS_AT, behind or ahead of the machine's, and runs on from
 * there. The days before the first start are lived through with the real commands, so that windows are open when it is first seen.
 */
import { instant } from '@assento/rules'

/** Where the tenant's clock stands when the files are imported. */
export const IMPORTED_AT = instant('2026-11-20T13:00:00.000Z')
/** Second increase of the demo's main subscription: another batch, another window. */
export const SECOND_INCREASE_AT = instant('2026-11-21T17:30:00.000Z')
/** Monday, 09:00 in São Paulo: what the first visitor sees. */
export const DEMO_STARTS_AT = instant('2026-11-23T12:00:00.000Z')
