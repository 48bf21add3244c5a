import type { Visit } from '../kit/visit.ts'

/** Bigorna's own people, as against those of shops. */
export const isMaker = ({ person }: Visit): boolean => person.role === 'manufacturer'
export const isShop = (visit: Visit): boolean => !isMaker(visit)
