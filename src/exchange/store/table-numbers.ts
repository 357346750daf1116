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
  // Submissions
  job: 30,
  jobByState: 31,
  openJob: 32,
  jobByFile: 33,
  findings: 34,
} as const
