import { appendPlannedEvents, findContact, removeContact as removeRow } from '@assento/store'
import { scopeCustomer } from '../platform/context.ts'
import { notFound } from '../platform/errors.ts'
import { command } from '../platform/procedure.ts'
import type { CommandResult } from '../platform/types.ts'
import { contactItem } from './contact-item.ts'
import type { BillingContactItem } from './dto.ts'
import { removeContactInput } from './inputs.ts'

/** Takes a billing contact off; answers it as it was. Messages that are written already still go out. */
export const removeContact = command('contacts.remove', removeContactInput, async (ctx, { contactId }): Promise<CommandResult<BillingContactItem>> => {
  const row = await findContact(ctx.tx, ctx.tenant.id, contactId)
  const scope = scopeCustomer(ctx)
  if (row === null || (scope !== null && row.account_id !== scope)) notFound()
  if (!(await removeRow(ctx.tx, ctx.tenant.id, row.id, ctx.now))) notFound()
  await appendPlannedEvents(ctx.tx, ctx.tenant.id, { subjectId: row.id, customerId: row.account_id, at: ctx.now }, [
    { name: 'contact.removed', subject: { contactId: row.id, customerId: row.account_id } },
  ])
  const answer = contactItem(row)
  return { answer, audit: { outcome: 'done', subjectId: row.id, customerId: row.account_id, before: answer, after: null } }
})
