/** sessions, keys, accounts and settings. */
import { router } from '../platform/trpc.ts'
import { createKey } from './create-key.ts'
import { createSession } from './create-session.ts'
import { accountGet } from './get-account.ts'
import { inviteMember } from './invite-member.ts'
import { accountList } from './list-accounts.ts'
import { listKeys } from './list-keys.ts'
import { memberList } from './list-members.ts'
import { dropMember } from './remove-member.ts'
import { revokeKey } from './revoke-key.ts'
import { endSession } from './revoke-session.ts'
import { rotateKey } from './rotate-key.ts'
import { changeMemberRole } from './set-member-role.ts'
import { getSettings, updateSettings } from './settings.ts'
import { whoami } from './whoami.ts'

export const sessionsRouter = router({ create: createSession, revoke: endSession, whoami })
export const keysRouter = router({ create: createKey, list: listKeys, rotate: rotateKey, revoke: revokeKey })
export const accountsRouter = router({
  list: accountList,
  get: accountGet,
  members: router({ list: memberList, invite: inviteMember, setRole: changeMemberRole, remove: dropMember }),
})
export const settingsRouter = router({ get: getSettings, update: updateSettings })
