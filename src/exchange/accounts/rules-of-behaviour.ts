/**
 * What everybody accepts before they see children’s records, and again each year or when it changes:
 * a new text takes a new version.
 */
export const RULES: { readonly version: string; readonly text: readonly string[] } = {
  version: '2026-11',
  text: [
    'The exchange is used for official work with migratory children, and for nothing else.',
    'What is seen here are education records. They are shown, printed and passed on to those alone who need them for that work, and destroyed when they are needed no more.',
    'The account is its holder’s alone. Its password and its second factor are told to nobody, and a screen is not left open.',
    'Security training comes before access and is repeated each year.',
    'A lost device, a suspicious mail or any other sign that somebody else had access is told to the user administrator at once; so is that access is needed no more.',
    'What is done here is recorded and looked at. There is no privacy from that.',
    'A breach of these rules may end the access and may have consequences at work and by law.',
  ],
}
