/** Most numbers one frame reports: the first ones of its page, and those found last, as of a record opened over a list. */
export const MAX_CANDIDATES = 1200;
export const FIRST_CANDIDATES = 1000;

/** Of a long list, so many entries are described in full. */
export const MANY_IN_PLACE = 20;

/** Most kinds of surroundings one frame reports. */
export const MAX_PATHS = 300;

/** A path is cut at this length, in UTF-16 units, within an element or between two. */
export const MAX_PATH_LENGTH = 1500;
