import type { Visit } from '../kit/visit.ts'

/** People of a partner, as against Farol's own. */
export const isPartner = ({ person }: Visit): boolean => person.role !== 'manufacturer'
