/** Activation of a serial on a machine: no dependency, no other file of this package. */
export {}
