/** Ten digits each, as E.164. */
export const us = (...numbers: string[]): string[] => numbers.map((number) => `+1${number}`);
