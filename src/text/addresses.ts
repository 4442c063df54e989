/** What sites add to an address to see where a reader comes from; the page is the same. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ref_src|at_(?:medium|campaign)\w*)$/i;

/**
 * Under which two ways of writing one web address meet: without scheme, "www.", tracking, fragment and the slash at
 * the end. Null for what is no web address, and for a site's front page, which is no article's address.
 */
export function addressKey(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, hostname, port, pathname, searchParams } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const kept = [...searchParams].filter(([name]) => !tracking.test(name)).sort();
  const path = pathname.replace(/\/+$/, '');
  if (path === '' && kept.length === 0) return null;
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
  return `${hostname.replace(/^www\./, '')}${port && `:${port}`}${path}${query}`;
}
