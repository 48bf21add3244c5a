export { AssentoPlanChanger } from '../plans/plan-changer.ts'
