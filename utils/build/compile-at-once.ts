/**
 * Read by the browser in a file's first line: all its functions are compiled with it, in one go, instead of each when it is
 * first called. For files of which nearly everything runs at once.
 */
export const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad';
