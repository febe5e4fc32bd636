/** Most numbers one frame reports. */
export const MAX_CANDIDATES = 1000;

/** Most kinds of surroundings one frame reports. */
export const MAX_PATHS = 300;

/** A path is described up to this length, in UTF-16 units, and the element that crosses it. */
export const MAX_PATH_LENGTH = 1500;
