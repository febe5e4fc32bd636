/** Beyond these, a frame reports numbers of places only that have not many yet: a record opened over a long list. */
export const MANY_CANDIDATES = 1000;
export const MANY_IN_PLACE = 20;

/** Most numbers one frame reports. */
export const MAX_CANDIDATES = 1200;

/** Most kinds of surroundings one frame reports. */
export const MAX_PATHS = 300;

/** A path is described up to this length, in UTF-16 units, and the element that crosses it. */
export const MAX_PATH_LENGTH = 1500;
