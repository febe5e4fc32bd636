import { ApiError, invalidParameter } from '../rules/api-error.ts';
import type { ApiContext } from './env.ts';

/** A JSON object as it came. */
export type JsonObject = Record<string, unknown>;

/** The request's media type without parameters, lower case. */
export function mediaType(c: ApiContext): string {
  return (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The JSON object of a request: 415 for another content type, `CMN-103` for broken JSON. */
export async function readJson(c: ApiContext): Promise<JsonObject> {
  if (mediaType(c) !== 'application/json') throw unsupportedMediaType();
  return parseJson(await c.req.text());
}

/** Parses a JSON object out of a text; `CMN-103` otherwise. */
export function parseJson(text: string): JsonObject {
  const broken = new ApiError(400, { errorCode: 'CMN-103', message: "JSON can't be parsed." });
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw broken;
  }
  throw broken;
}

/** The form fields of a request: 415 for another content type. */
export async function readForm(c: ApiContext): Promise<URLSearchParams> {
  if (mediaType(c) !== 'application/x-www-form-urlencoded') throw unsupportedMediaType();
  return new URLSearchParams(await c.req.text());
}

/** "415 for wrong content types". */
export function unsupportedMediaType(): ApiError {
  return new ApiError(415, {
    errorCode: 'CMN-104',
    message: 'Cannot parse request: unsupported content type',
  });
}

/** A required string field. */
export function stringField(body: JsonObject, name: string, parameterName = name): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(parameterName);
  return value;
}

/** A required, non-empty list of strings. */
export function stringListField(body: JsonObject, name: string): string[] {
  const value = body[name];
  if (!Array.isArray(value) || value.length === 0) throw invalidParameter(name);
  return value.map((item) => {
    if (typeof item !== 'string') throw invalidParameter(name);
    return item;
  });
}

/** A required object field. */
export function objectField(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (!isObject(value)) throw invalidParameter(name);
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
