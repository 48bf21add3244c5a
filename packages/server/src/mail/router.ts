import { router } from '../platform/trpc.ts'
import { addContact } from './add-contact.ts'
import { listContacts } from './list-contacts.ts'
import { listMessages } from './list-messages.ts'
import { listTemplates } from './list-templates.ts'
import { previewTemplate } from './preview-template.ts'
import { removeContact } from './remove-contact.ts'
import { setTemplate } from './set-template.ts'

export const contactsRouter = router({ list: listContacts, add: addContact, remove: removeContact })
export const messagesRouter = router({ list: listMessages })
export const templatesRouter = router({ list: listTemplates, preview: previewTemplate, set: setTemplate })
