/** The address a reader may follow, or undefined: sites, mail, places of this document and of this site; never a script. */
export function safeHref(href: string): string | undefined {
  return /^(https?:\/\/|mailto:|#|\/(?![/\\]))[\x21-\x7e]*$/i.test(href) ? href : undefined;
}
