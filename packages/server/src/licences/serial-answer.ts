import { serialStateOf } from '@assento/rules'
import type { Decision, SerialPlan } from '@assento/rules'
import type { LoadedSerial } from '@assento/store'
import { auditOfDecision } from '../platform/types.ts'
import type { CommandContext, CommandResult } from '../platform/types.ts'
import { applySerialPlan } from './apply-serial-plan.ts'
import type { SerialAnswer } from './dto.ts'
import { serialDetail } from './serial-detail.ts'

/** Applies what was decided, unless it is a "no", and answers with the serial as it is afterwards. `asked` is what the audit keeps of the request. */
export async function answerSerial(
  ctx: CommandContext, loaded: LoadedSerial, decision: Decision<SerialPlan>, asked: object,
): Promise<CommandResult<SerialAnswer>> {
  if (decision.verdict === 'allowed') await applySerialPlan(ctx, ctx.tx, loaded, decision.plan)
  return answerDone(ctx, loaded, decision, asked)
}

/** The same where what was allowed is written already. */
export async function answerDone(
  ctx: CommandContext, { row, facts }: LoadedSerial, decision: Decision<unknown>, asked: object,
): Promise<CommandResult<SerialAnswer>> {
  const serial = await serialDetail(ctx, ctx.tx, row.id)
  return {
    answer: { ...decision, serial },
    audit: auditOfDecision(decision, row.id, row.customer_id, {
      before: { state: serialStateOf(facts, ctx.now).state, validUntil: row.valid_until, version: row.version },
      after: { ...asked, state: serial.state, validUntil: serial.validUntil },
    }),
  }
}
