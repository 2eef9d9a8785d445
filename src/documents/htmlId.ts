/** An id that is valid in HTML and in an address, whatever the builder wrote: letters, digits and dashes, starting with a letter. */
export function htmlId(id: string): string {
  const plain = id
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return /^[A-Za-z]/.test(plain) ? plain : `s-${plain}`;
}
