/** The version of the terms in force. A higher number asks everybody to read and accept them again. */
export const TERMS_VERSION = 1
