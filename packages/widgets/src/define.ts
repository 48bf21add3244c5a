/** Registers every element. */
import './define/portal.ts'
import './define/subscription-list.ts'
import './define/seat-editor.ts'
import './define/seat-assignment.ts'
import './define/renewal-scheduler.ts'
