/** Class of the messages that no article answers. */
export const NOTHING = 'nothing'
