/** Text as it stands inside XML, in an element or between double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
