/** First bytes of keys: which table they belong to. A number is never given twice, nor again. */
export const TABLE = {
  student: 1,
  studentVersion: 2,
  submittedFile: 3,
  counter: 4,
  idempotency: 5,
  idempotencyByTime: 6,
  outbox: 7,
  // Accounts
  account: 10,
  accountByEmail: 11,
  session: 12,
  apiKey: 13,
  // Search and lists
  searchPosting: 40,
  searchWord: 41,
  searchCard: 47,
  savedList: 42,
  savedListByOwner: 43,
  savedListEntry: 44,
  studentFlag: 45,
  studentFlagByStudent: 46,
} as const
