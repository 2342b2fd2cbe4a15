/** Why work is given up that nobody waits for any longer: one for all, since nobody hears it either. */
export const NOBODY_WAITS = new Error("nobody waits for it any more");
