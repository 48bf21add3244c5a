/** Version of the widgets in this copy; the build checks it against package.json. */
export const VERSION = '0.1.0'
