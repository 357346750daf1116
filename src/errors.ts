/**
 * Every error this library throws on purpose, in one table.
 *
 * A message says what was expected, what came, and what to do. It holds names of columns and rules,
 * record ids where nothing else says which record, file names, line numbers and counts; never what
 * else a record says: errors are logged, and records are people.
 *
 * @module
 */

/** What each error carries. The key is the public, stable error code. */
export interface LinkageErrorDetails {
  // Reading tables
  readonly 'file-unreadable': { readonly file: string; readonly reason: string }
  readonly 'table-empty': { readonly file: string }
  readonly 'table-too-large': { readonly column: string }
  readonly 'binary-input': { readonly file: string; readonly line: number }
  readonly 'encoding-invalid': { readonly file: string; readonly encoding: string }
  readonly 'encoding-mixed': { readonly file: string }
  readonly 'delimiter-invalid': { readonly delimiter: string }
  readonly 'csv-ragged-row': {
    readonly file: string
    readonly line: number
    readonly expected: number
    readonly actual: number
  }
  readonly 'csv-unclosed-quote': { readonly file: string; readonly line: number }
  readonly 'csv-stray-quote': { readonly file: string; readonly line: number }
  readonly 'field-too-long': {
    readonly file: string
    readonly line: number
    readonly column: string
    readonly limit: number
  }
  readonly 'json-line-invalid': {
    readonly file: string
    readonly line: number
    readonly reason: string
  }
  readonly 'parquet-unreadable': { readonly file: string; readonly reason: string }
  // Writing results
  readonly 'output-unwritable': { readonly file: string; readonly reason: string }
  readonly 'output-not-empty': { readonly dir: string }
  // Models
  readonly 'model-invalid': { readonly path: string; readonly problem: string }
  readonly 'model-version-unknown': { readonly version: string; readonly supported: string }
  readonly 'model-file-unreadable': { readonly file: string; readonly reason: string }
  readonly 'model-fields-missing': {
    readonly fields: readonly string[]
    readonly columns: readonly string[]
  }
  readonly 'thresholds-crossed': { readonly lower: number; readonly upper: number }
  // Clustering
  readonly 'partition-policy-invalid': { readonly setting: string; readonly value: number }
  readonly 'partition-record-unknown': { readonly record: number; readonly count: number }
  readonly 'match-weight-not-a-number': { readonly left: number; readonly right: number }
  // Evaluation
  readonly 'labels-not-aligned': {
    readonly what: string
    readonly expected: number
    readonly actual: number
  }
  readonly 'count-out-of-range': {
    readonly what: string
    readonly value: number
    readonly min: number
    readonly max: number
  }
  // Synthetic students
  readonly 'synthetic-options-invalid': {
    readonly option: string
    readonly value: string
    readonly expected: string
  }
  // Records and their keys
  readonly 'column-missing': {
    readonly column: string
    readonly option: string
    readonly columns: readonly string[]
  }
  readonly 'field-unknown': {
    readonly field: string
    readonly fields: readonly string[]
    /** Where it was named. */
    readonly option?: string
  }
  readonly 'record-id-missing': {
    readonly file: string
    readonly line: number
    readonly column: string
  }
  readonly 'record-source-missing': { readonly file: string; readonly line: number }
  readonly 'row-unusable': { readonly file: string; readonly line: number }
  readonly 'record-id-duplicate': {
    readonly file: string
    readonly line: number
    readonly column: string
    readonly otherFile: string
    readonly otherLine: number
  }
  readonly 'record-key-unknown': {
    readonly file: string
    readonly line: number
    readonly key: string
  }
  readonly 'table-without-rows': { readonly files: readonly string[] }
  readonly 'constraints-invalid': {
    readonly file: string
    readonly line: number
    readonly problem: string
  }
  readonly 'constraints-contradict': { readonly left: string; readonly right: string }
  readonly 'port-unusable': { readonly port: number; readonly reason: string }
  readonly 'label-author-missing': { readonly file: string }
  readonly 'labels-invalid': {
    readonly file: string
    readonly line: number
    readonly problem: string
  }
  // Truth and analysis
  readonly 'truth-invalid': {
    readonly file: string
    readonly line: number
    readonly problem: string
  }
  readonly 'truth-contradicts': {
    readonly file: string
    readonly line: number
    readonly otherLine: number
  }
  readonly 'truth-too-small': { readonly problem: string }
  readonly 'truth-empty': { readonly known: 'record' | 'pair' }
  // The exchange
  readonly 'submission-refused': {
    readonly file: string
    readonly students: number
    readonly rejected: number
    readonly strayLines: number
  }
  readonly 'not-logged-in': { readonly reason: 'none-given' | 'ended' }
  readonly 'log-in-refused': { readonly by: 'password' | 'issuer' }
  readonly 'second-factor-needed': { readonly by: 'password' | 'issuer' }
  readonly 'account-not-ready': { readonly missing: readonly string[] }
  readonly 'password-unfit': { readonly problem: string }
  readonly 'link-invalid': { readonly kind: 'one-time' }
  readonly 'not-permitted': { readonly operation: string }
  readonly 'exchange-unknown': { readonly what: string; readonly id: string }
  readonly 'exchange-conflict': { readonly problem: string }
  readonly 'exchange-stale': { readonly what: string; readonly id: string }
  readonly 'request-invalid': { readonly what: string }
  readonly 'too-many-requests': { readonly seconds: number }
  readonly 'upload-refused': { readonly problem: string }
  readonly 'idempotency-key-taken': { readonly command: string }
  readonly 'exchange-in-use': { readonly dir: string }
  readonly 'audit-unwritable': { readonly reason: string }
  readonly 'audit-unsound': {
    readonly month: string
    readonly line: number
    readonly problem: string
  }
  readonly 'config-invalid': { readonly path: string; readonly problem: string }
  // Decisions made away from the registry
  readonly 'decision-invalid': {
    readonly file: string
    readonly line: number
    readonly problem: string
  }
  readonly 'decision-stale': {
    readonly item: number
    readonly person: string
    /** Sequence number of the state that it was made on. */
    readonly seen: number
    readonly version: number
  }
  readonly 'decisions-refused': {
    readonly file: string
    readonly refused: number
    readonly decisions: number
  }
  readonly 'registry-unsound': { readonly dir: string; readonly faults: number }
  // Results of an earlier run
  readonly 'result-unreadable': { readonly dir: string; readonly reason: string }
  readonly 'input-changed': { readonly file: string; readonly reason: string }
  readonly 'results-not-comparable': {
    readonly first: string
    readonly second: string
    readonly reason: string
  }
  // Stores
  readonly 'store-damaged': { readonly part: string; readonly problem: string }
  readonly 'store-key-invalid': {
    readonly table: string
    readonly bytes: number
    readonly limit: number
  }
  readonly 'store-closed': { readonly store: string }
  readonly 'store-busy': { readonly dir: string; readonly waitedMs: number }
  readonly 'store-full': { readonly dir: string; readonly maxBytes?: number }
  readonly 'store-read-only': { readonly dir: string; readonly reason: string }
  readonly 'store-unwritable': { readonly dir: string; readonly reason: string }
  readonly 'store-not-empty': { readonly dir: string }
  readonly 'registry-missing': { readonly dir: string }
  readonly 'registry-newer': {
    readonly dir: string
    readonly version: number
    readonly supported: number
  }
  readonly 'registry-older': {
    readonly dir: string
    readonly version: number
    readonly supported: number
  }
  // The ledger
  readonly 'record-key-too-long': {
    readonly bytes: number
    readonly limit: number
    readonly file?: string
    readonly line?: number
  }
  readonly 'person-unknown': { readonly person: string }
  readonly 'person-ids-used-up': { readonly limit: number }
  readonly 'ledger-inconsistent': {
    readonly sequence: number
    readonly event: string
    readonly problem: string
  }
  // The registry
  readonly 'registry-exists': { readonly dir: string }
  readonly 'registry-option-invalid': {
    readonly option: string
    readonly value: string
    readonly expected: string
  }
  readonly 'argument-invalid': {
    readonly call: string
    /** The path of what is wrong: `records[3].fields.birth_date`. */
    readonly argument: string
    readonly problem: string
  }
  readonly 'registry-not-empty': { readonly records: number }
  readonly 'record-key-invalid': { readonly part: string }
  readonly 'record-key-taken': { readonly source: string; readonly id: string }
  readonly 'record-unknown': { readonly source: string; readonly id: string }
  readonly 'record-empty': { readonly source: string; readonly id: string }
  readonly 'record-not-of-person': {
    readonly source: string
    readonly id: string
    readonly person: string
  }
  readonly 'person-redirected': { readonly person: string; readonly to: string }
  readonly 'persons-locked': { readonly persons: readonly string[]; readonly item: number }
  readonly 'persons-held-apart': {
    readonly persons: readonly string[]
    readonly assertions: readonly number[]
  }
  readonly 'merge-of-one': { readonly person: string }
  readonly 'split-leaves-nothing': { readonly person: string }
  readonly 'version-stale': {
    readonly person: string
    readonly expected: number
    readonly actual: number
  }
  readonly 'assertion-contradicts': { readonly assertions: readonly number[] }
  readonly 'assertion-unknown': { readonly assertion: number }
  readonly 'item-unknown': { readonly item: number }
  readonly 'item-closed': { readonly item: number; readonly outcome: string }
  readonly 'item-step-invalid': { readonly item: number; readonly problem: string }
  readonly 'second-party-needed': { readonly problem: string }
  readonly 'entry-unknown': { readonly entry: number }
  readonly 'undo-refused': { readonly entry: number; readonly problem: string }
  // Another model for a registry
  readonly 'model-schema-differs': {
    readonly fields: readonly string[]
    readonly known: readonly string[]
  }
  readonly 'plan-unreadable': { readonly file: string; readonly reason: string }
  readonly 'plan-stale': {
    /** Sequence number of the state that it was made on. */
    readonly planned: number
    readonly sequence: number
  }
  readonly 'plan-differs': { readonly what: string }
  // Running
  readonly aborted: { readonly stage: string }
  readonly 'worker-lost': { readonly task: string }
  readonly 'linkage-option-invalid': {
    readonly option: string
    readonly value: string
    readonly expected: string
  }
  readonly 'memory-budget-exceeded': {
    /** Bytes, by estimate. */
    readonly needed: number
    /** Bytes. */
    readonly budget: number
    readonly rows: number
    readonly columns: number
  }
}

/** Stable, machine-readable reason; safe to switch on. */
export type LinkageErrorCode = keyof LinkageErrorDetails

const MESSAGES: { readonly [C in LinkageErrorCode]: (d: LinkageErrorDetails[C]) => string } = {
  'file-unreadable': (d) => `${d.file} cannot be read (${d.reason}). Check the path and rights.`,
  'table-empty': (d) => `${d.file} is empty; expected a header line and records.`,
  'table-too-large': (d) =>
    `column "${d.column}" holds more text than fits (4 GiB, or the memory there is). ` +
    'Leave the column out, or read fewer files.',
  'binary-input': (d) =>
    `${d.file}: line ${d.line} holds bytes no text has; is it a spreadsheet, an archive, or UTF-16 ` +
    'without a byte order mark? Export it as CSV in UTF-8.',
  'encoding-invalid': (d) =>
    `${d.file} is not valid ${d.encoding}. Save it as UTF-8, or let the encoding be detected.`,
  'encoding-mixed': (d) =>
    `${d.file} starts as UTF-8 and goes on in another encoding. Save it as UTF-8; a file on disk ` +
    'can be read as it is, a stream cannot be read twice.',
  'delimiter-invalid': (d) =>
    `delimiter ${JSON.stringify(d.delimiter)} is not usable; give one ASCII character other than a ` +
    'quote or a line break.',
  'csv-ragged-row': (d) =>
    `${d.file}: line ${d.line} has ${d.actual} fields, the header has ${d.expected}. ` +
    'Quote fields that hold the delimiter, or fix the line.',
  'csv-unclosed-quote': (d) =>
    `${d.file}: the quote opened on line ${d.line} is never closed. Close it, or double quotes ` +
    'that belong to the value.',
  'csv-stray-quote': (d) =>
    `${d.file}: the quoted field that starts on line ${d.line} has text after its closing quote. ` +
    'Double the quotes that belong to the value.',
  'field-too-long': (d) =>
    `${d.file}: line ${d.line} holds more than ${d.limit} bytes in column "${d.column}". ` +
    'Is a line break or a quote missing?',
  'json-line-invalid': (d) =>
    `${d.file}: line ${d.line} ${d.reason}; expected one JSON object a line, of strings, numbers, ` +
    'booleans and null.',
  'parquet-unreadable': (d) => `${d.file} cannot be read as Parquet: ${d.reason}.`,
  'output-unwritable': (d) => `${d.file} cannot be written (${d.reason}).`,
  'output-not-empty': (d) =>
    `output folder ${d.dir} is not empty; name another one, or replace its results with --force.`,
  'model-invalid': (d) => `model: ${d.path} ${d.problem}.`,
  'model-version-unknown': (d) =>
    `the model has schema version ${d.version}; this release reads ${d.supported}. ` +
    'Retrain it, or use the release that wrote it.',
  'model-file-unreadable': (d) => `model file ${d.file} cannot be read: ${d.reason}.`,
  'model-fields-missing': (d) =>
    `none of the model's fields ${list(d.fields)} is among the columns ${list(d.columns)}. ` +
    'Name them with --map field=column,… or choose another --model.',
  'thresholds-crossed': (d) =>
    `lower threshold ${d.lower} is above upper threshold ${d.upper}; swap them.`,
  'partition-policy-invalid': (d) =>
    `partition policy: ${d.setting} is ${d.value}; ` +
    'expected bits, not NaN, and a margin that is finite and not negative.',
  'partition-record-unknown': (d) =>
    `a must-link or edge names record ${d.record} of a component of ${d.count}; ` +
    'expected whole numbers from 0 to one less.',
  'match-weight-not-a-number': (d) =>
    `the match weight of records ${d.left} and ${d.right} of the component is not a number; ` +
    'check the m and u probabilities.',
  'labels-not-aligned': (d) =>
    `${d.what} holds ${d.actual} entries; expected ${d.expected}, one for each record.`,
  'count-out-of-range': (d) =>
    `${d.what} is ${d.value}; expected a number from ${d.min} to ${d.max}.`,
  'synthetic-options-invalid': (d) =>
    `synthetic students: ${d.option} is ${d.value}; expected ${d.expected}.`,
  'column-missing': (d) =>
    `${d.option} names the column "${d.column}", which the file lacks; it has ${list(d.columns)}.`,
  'field-unknown': (d) =>
    (d.option === undefined
      ? `the model has no field "${d.field}"`
      : `${d.option} names the field "${d.field}", which the model lacks`) +
    `; it has ${list(d.fields)}.`,
  'record-id-missing': (d) =>
    `${d.file}:${d.line}: the id column "${d.column}" is empty. Give every row an id; ` +
    'dedupe and link key rows by their content where there is no id column.',
  'record-source-missing': (d) =>
    `${d.file}:${d.line}: the column that --source names is empty. Say of every row where it comes ` +
    'from, or give --source =NAME for all of them.',
  'row-unusable': (d) =>
    `${d.file}:${d.line}: no column holds a value that the model can compare. Fill the row, ` +
    'take it out, or name the columns with --map.',
  'record-id-duplicate': (d) =>
    `${d.file}:${d.line}: the id in column "${d.column}" was already used at ` +
    `${d.otherFile}:${d.otherLine}. Ids must be unique within a source; ` +
    'name the source with --source if ids repeat across sources.',
  'record-key-unknown': (d) =>
    d.line > 0
      ? `${d.file}:${d.line}: there is no record with the id that this line names.`
      : `there is no record with the id "${d.key}" in ${d.file}.`,
  'table-without-rows': (d) => `${list(d.files)}: a header but no rows; there is nothing to link.`,
  'constraints-invalid': (d) =>
    `${d.file}:${d.line}: ${d.problem}. Expected the columns left_id,right_id,constraint ` +
    'with must-link or cannot-link.',
  'constraints-contradict': (d) =>
    `the constraints say that records "${d.left}" and "${d.right}" are one person (directly or by ` +
    'a chain of must-links) and that they are not. Remove one of them.',
  'port-unusable': (d) => `port ${d.port} of this machine cannot be used: ${d.reason}.`,
  'label-author-missing': (d) =>
    `nobody is named who labels the pairs of ${d.file}: give --author NAME.`,
  'labels-invalid': (d) =>
    `${d.file}:${d.line}: ${d.problem}. Expected the columns left_id,right_id,match ` +
    'with 1/0, true/false or yes/no.',
  'truth-invalid': (d) =>
    `${d.file}:${d.line}: ${d.problem}. Expected the columns record_id,truth (rows of equal truth ` +
    'are one person), or left_id,right_id,match with 1/0, true/false or yes/no; and source, or ' +
    'left_source,right_source, where there are several.',
  'truth-contradicts': (d) =>
    `${d.file}:${d.line}: this line contradicts ${d.otherLine > 0 ? `line ${d.otherLine}` : 'another line'}, ` +
    'directly or by a chain of pairs that match. Correct or remove one of them.',
  'truth-too-small': (d) =>
    `there is nothing to tune by: ${d.problem}. Figures from it would only mislead.`,
  'truth-empty': (d) =>
    d.known === 'record'
      ? 'the truth of no record is known; every row of it is empty. Nothing can be measured.'
      : 'the truth labels no pair. Nothing can be measured.',
  'submission-refused': (d) =>
    `${d.file}: ${d.rejected} of ${d.students} students cannot be loaded, and ${d.strayLines} lines ` +
    'belong to no student. What to do is said with each; the others are fine as they are.',
  'not-logged-in': (d) =>
    `${d.reason === 'ended' ? 'the session has ended, or the key is none' : 'nobody is logged in'}; log in.`,
  'log-in-refused': () =>
    'this cannot be logged in with. After several failures an address is refused for a while, ' +
    'whatever is given; a new password by mail ends that.',
  'second-factor-needed': () => 'give the code of the second factor too.',
  'account-not-ready': (d) => `the account has to see to this first: ${list(d.missing)}.`,
  'password-unfit': (d) => `the password ${d.problem}; choose another.`,
  'link-invalid': () => 'the link was used, has run out or was replaced; ask for a new one.',
  'not-permitted': (d) => `the account may not do this (${d.operation}).`,
  'exchange-unknown': (d) => `there is no ${d.what} ${d.id} here; was it mistyped?`,
  'exchange-stale': (d) => `${d.what} ${d.id} has changed since; look at it again.`,
  'exchange-conflict': (d) => `this cannot be done as things stand: ${d.problem}.`,
  'request-invalid': (d) => `${d.what} is not as it has to be.`,
  'upload-refused': (d) => `the file was not taken: ${d.problem}.`,
  'too-many-requests': (d) => `too many tries; try again in ${d.seconds} seconds.`,
  'idempotency-key-taken': (d) =>
    `the key was given before, for another ${d.command}; take a new key for what is new.`,
  'exchange-in-use': (d) =>
    `${d.dir} is in use: another service runs on it, here or in another process. Stop that one first.`,
  'audit-unwritable': (d) =>
    `the audit cannot be written (${d.reason}), and nothing is done without it: see to that and start again.`,
  'audit-unsound': (d) =>
    `audit ${d.month}, line ${d.line}: ${d.problem}. Entries from there on are not vouched for.`,
  'config-invalid': (d) => `configuration: ${d.path}: ${d.problem}.`.replace(/\?\.$/, '?'),
  'decision-invalid': (d) => `${d.file}:${d.line}: ${d.problem}; the row is left out.`,
  'decision-stale': (d) =>
    `item ${d.item} was decided on the state of ${d.seen}; person ${d.person} has changed since ` +
    `(${d.version}). Look at it again.`,
  'decisions-refused': (d) =>
    `${d.refused} of ${d.decisions} decisions in ${d.file} are refused, each told above; the others ` +
    'hold.',
  'registry-unsound': (d) =>
    `${d.dir}: ${d.faults} faults are found, told above. Keep the folder as it is, and restore the ` +
    'last backup that verifies.',
  'result-unreadable': (d) =>
    `${d.dir} is no result folder that can be read: ${d.reason}. ` +
    'Name a folder that dedupe or link wrote.',
  'input-changed': (d) =>
    `the input file ${d.file} ${d.reason}, so its result cannot be explained. ` +
    'Put the file back as it was, or run again.',
  'results-not-comparable': (d) =>
    `${d.first} and ${d.second} are no results of the same records: ${d.reason}. ` +
    'Compare models on one and the same input.',
  'store-damaged': (d) =>
    `the store is damaged: ${d.part}: ${d.problem}. Nothing of it was used. Restore a backup.`,
  'store-key-invalid': (d) =>
    `a key of ${d.bytes} bytes does not fit in table ${d.table}; expected 1 to ${d.limit}. ` +
    'Is an id longer than that?',
  'store-closed': (d) => `${d.store} was closed before; open it again.`,
  'store-busy': (d) =>
    `${d.dir} was being written to by another process for ${d.waitedMs} ms; nothing was changed. ` +
    'Try again, or wait longer.',
  'store-full': (d) =>
    d.maxBytes === undefined
      ? `the disk of ${d.dir} is full; nothing was changed. Make room, then try again.`
      : `${d.dir} would take more than its ${d.maxBytes} bytes; nothing was changed. Raise the bound.`,
  'store-read-only': (d) =>
    `${d.dir} cannot be written (${d.reason}); nothing was changed. Open it for reading only, or ` +
    'change its rights.',
  'store-unwritable': (d) => `${d.dir} cannot be written (${d.reason}); nothing was changed.`,
  'store-not-empty': (d) =>
    `the folder ${d.dir} is not empty; a registry to be, a backup or a restored one needs one that is.`,
  'registry-missing': (d) => `there is no registry in ${d.dir}. Check the path, or make one first.`,
  'registry-newer': (d) =>
    `the registry in ${d.dir} has format ${d.version}; this release reads up to ${d.supported}. ` +
    'Use the release that wrote it, or a later one.',
  'registry-older': (d) =>
    `the registry in ${d.dir} has format ${d.version}, and was opened for reading only; this release ` +
    `keeps format ${d.supported}. Open it for writing once, as nearmatch registry compact does.`,
  'record-key-too-long': (d) =>
    `${d.file === undefined ? '' : `${d.file}:${d.line}: `}a record's source and id take ${d.bytes} ` +
    `bytes; expected ${d.limit} at most.`,
  'person-unknown': (d) => `no person was ever given the id "${d.person}"; was it mistyped?`,
  'person-ids-used-up': (d) =>
    `all ${d.limit} person ids are given; open the registry with another generator of ids.`,
  'ledger-inconsistent': (d) =>
    `the event ${d.event} at ${d.sequence} does not fit what was before: ${d.problem}. ` +
    'Run verify, and restore a backup if it finds fault.',
  'registry-exists': (d) =>
    `there is a registry in ${d.dir} already; open it, or name another folder.`,
  'registry-option-invalid': (d) => `registry: ${d.option} is ${d.value}; expected ${d.expected}.`,
  'argument-invalid': (d) => `${d.call}: ${d.argument} ${d.problem}; nothing was done.`,
  'registry-not-empty': (d) =>
    `the registry holds ${d.records} records already; loading is for an empty one. Submit them.`,
  'record-key-invalid': (d) =>
    `a record's ${d.part} is empty or no text; give every record a source and an id.`,
  'record-key-taken': (d) =>
    `the source ${d.source} had a record ${d.id} before, which it deleted; ` +
    'submit that one again, or name another id.',
  'record-unknown': (d) =>
    `the source ${d.source} has no record ${d.id} here, or deleted it; was the id mistyped?`,
  'record-empty': (d) =>
    `record ${d.id} of source ${d.source} holds no value that could be compared; ` +
    'do its fields have the names of the model?',
  'record-not-of-person': (d) =>
    `record ${d.id} of source ${d.source} is not a record of person ${d.person}, ` +
    'or was named twice. Look at the person again.',
  'person-redirected': (d) =>
    `person ${d.person} was merged and is ${d.to} now; look at that person and decide again.`,
  'persons-locked': (d) =>
    `${list(d.persons)}: a merge or split awaits validation (item ${d.item}); ` +
    'validate, reject or withdraw it first.',
  'persons-held-apart': (d) =>
    `people hold records of ${list(d.persons)} apart (${count(d.assertions, 'assertion')}); ` +
    'retract that first.',
  'merge-of-one': (d) => `a merge needs another person than ${d.person}; name at least one.`,
  'split-leaves-nothing': (d) =>
    `a split must leave records with ${d.person} and name at least one for each part.`,
  'version-stale': (d) =>
    `person ${d.person} has changed since (version ${d.actual}, expected ${d.expected}); ` +
    'look at it again.',
  'assertion-contradicts': (d) =>
    `this contradicts what people have said before (${count(d.assertions, 'assertion')}); ` +
    'retract that first.',
  'assertion-unknown': (d) => `assertion ${d.assertion} does not stand; was it retracted?`,
  'item-unknown': (d) => `there is no review item ${d.item}.`,
  'item-closed': (d) => `review item ${d.item} was resolved before (${d.outcome}).`,
  'item-step-invalid': (d) => `review item ${d.item}: ${d.problem}.`,
  'second-party-needed': (d) => `a second party has to validate this: ${d.problem}.`,
  'entry-unknown': (d) => `the ledger has no entry ${d.entry}.`,
  'undo-refused': (d) => `entry ${d.entry} cannot be taken back: ${d.problem}.`,
  'model-schema-differs': (d) =>
    `the model asks for ${list(d.fields)}, which no record of the registry has; records have ` +
    `${list(d.known)}. Give a model of the same fields.`,
  'plan-unreadable': (d) =>
    `${d.file} is no plan that can be read: ${d.reason}. Name what registry plan --out wrote.`,
  'plan-stale': (d) =>
    `the plan was made on the registry as of ${d.planned}; it has changed since (${d.sequence}), or ` +
    'is another one. Plan again.',
  'plan-differs': (d) =>
    `applying the plan would not do what it says (${d.what}); was it altered, or made by another ` +
    'release? Nothing was changed. Plan again.',
  aborted: (d) => `stopped on request during ${d.stage}; nothing was written.`,
  'worker-lost': (d) =>
    `a worker thread ended in the midst of its work (${d.task}); nothing was written. ` +
    'Was it out of memory? Run again with fewer threads (--threads 1).',
  'linkage-option-invalid': (d) => `the option ${d.option} is ${d.value}; expected ${d.expected}.`,
  'memory-budget-exceeded': (d) =>
    `${d.rows} records of ${d.columns} columns need about ${megabytes(d.needed)} of memory; the ` +
    `budget is ${megabytes(d.budget)}. Give more memory, leave columns out of the file, or lower ` +
    'blocking.pairsPerRecord in the model.',
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`
}

function count(numbers: readonly number[], what: string): string {
  const shown = numbers.slice(0, 5).join(', ')
  return `${what} ${shown}${numbers.length > 5 ? `, … (${numbers.length} in all)` : ''}`
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ')
  return names.length > 12 ? `${shown}, … (${names.length} in all)` : shown
}

/**
 * The one error class of the library. Narrow it with {@link isLinkageError}.
 *
 * @example
 * ```ts
 * try {
 *   await dedupe({ files: ['people.csv'], model: personModel })
 * } catch (error) {
 *   if (isLinkageError(error, 'file-unreadable')) console.error(error.details.file)
 *   else throw error
 * }
 * ```
 */
export class LinkageError<C extends LinkageErrorCode = LinkageErrorCode> extends Error {
  override readonly name = 'LinkageError'
  readonly code: C
  readonly details: LinkageErrorDetails[C]

  constructor(code: C, details: LinkageErrorDetails[C], options?: ErrorOptions) {
    super(MESSAGES[code](details), options)
    this.code = code
    this.details = details
  }
}

/** True for a {@link LinkageError}, of the given code if one is given. */
export function isLinkageError<C extends LinkageErrorCode = LinkageErrorCode>(
  error: unknown,
  code?: C,
): error is LinkageError<C> {
  return error instanceof LinkageError && (code === undefined || error.code === code)
}
