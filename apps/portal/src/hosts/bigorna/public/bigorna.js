/** Bigorna's own script. On a narrow screen the menu scrolls: where the visitor is stays in sight. */
document.querySelector('.bi-menu [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
