import type { OccurrenceKind } from '../return-file.ts'

/** Code → what it does, and the bank's words. One table for each bank and layout: the same code means different things. */
export type OccurrenceTable = Readonly<Record<string, readonly [kind: OccurrenceKind, words: string]>>
