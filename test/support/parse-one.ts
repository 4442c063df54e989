import { toDomainError } from '../../src/contract/domain-error.ts';
import { type ParsedArticle, type ParsedItem, parseFile } from '../../src/ingest/index.ts';

/** What a file gives, in this process. */
export async function parseAll(name: string, bytes: Uint8Array): Promise<ParsedItem[]> {
  const items: ParsedItem[] = [];
  for await (const item of parseFile({ name, bytes })) items.push(item);
  return items;
}

/** The one article of a file. @throws DomainError when it was refused */
export async function parseOne(name: string, bytes: Uint8Array): Promise<ParsedArticle> {
  const [item] = await parseAll(name, bytes);
  if (!item!.result.ok) throw toDomainError(item!.result.error);
  return item!.result.value;
}
