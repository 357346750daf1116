/** What `--help` prints. */

const LINKAGE_OPTIONS = `Which records
  --id COLUMN              column of record ids (default: guessed; without one, rows are keyed by content)
  --source COLUMN          column that names each row's source; ids must be unique within a source
  --map FIELD=COLUMN,…     where guessing goes wrong; a+b joins two columns, FIELD= says there is none
  --ignore COLUMN,…        columns that are no evidence
  --delimiter CHAR         default: comma, tab, semicolon or pipe, whichever fits
  --encoding NAME          auto (default), utf-8 or latin1

How to decide
  --model NAME|FILE.json   student, person, or a model.json of an earlier run (default: by the columns)
  --lower BITS             a near match at least, from this match weight up
  --upper BITS             a match, from this match weight up, if nothing speaks against it
  --margin BITS            a match must beat its best rival by so much
  --population N           how many records the model speaks about (default: those of this file)
  --no-train               don't fit the model to this file
  --labels FILE            known pairs to fit to: left_id,right_id,match
  --constraints FILE       what people have decided: left_id,right_id,constraint (must-link, cannot-link)
  --one-to-one             at most one record of each source in a cluster
  --clustering NAME        partition (default) or components: plain connected components, to compare
  --seed N                 seed of the hash that picks samples (default 0)
  --threads N              worker threads (default and at most: as many as there are cores)
  --memory SIZE            memory to stay within, such as 500M, 2G or 1.5GiB: what does not fit is done
                           with fewer threads, then with fewer pairs, or refused (default: no limit)

What to write
  --out DIR                where the results go: a folder that is empty or absent (required)
  --force                  replace the results in DIR; other files there stay
  --truth COLUMN           rows with the same value are one person: measures the result
  --no-report              leave report.html out
  --json                   print JSON lines instead of words
  --quiet                  print nothing but errors
  --help                   this text`

const RESULTS = `Results in DIR
  clusters.csv   one row per record: its id and its cluster
  links.csv      every pair at or above the lower threshold: match or near-match
  summary.json   counts, seconds, memory, blocking, the input files with their hash
  model.json     the model as used, to be given back with --model
  report.html    all of it as one page to look at; it shows people's records`

const EXIT_CODES = 'Exit: 0 done, 1 refused input, 2 wrong usage, 130 or 143 stopped.'

const MAIN = `nearmatch: are these two records the same child?

Usage
  nearmatch dedupe FILE… --out DIR          find the records of one person in one or several files
  nearmatch link LEFT RIGHT --out DIR       find them across two files
  nearmatch explain RESULT LEFT RIGHT       why two records of a result are linked, or not
  nearmatch evaluate RESULT|REGISTRY        how good it is, against truth, and where it errs
  nearmatch tune RESULT                     where the two thresholds should stand, and what that costs
  nearmatch compare RESULT RESULT…          models side by side: where they differ, and which is better
  nearmatch label RESULT --labels FILE      ask a person about the pairs most worth a minute
  nearmatch registry COMMAND DIR …          keep records, persons and decisions: a folder that remembers
  nearmatch exchange COMMAND DIR …          take in what states submit; one record of each child
  nearmatch serve --data DIR                serve an exchange: accounts, searches, worklists over HTTP
  nearmatch demo                            the exchange as a training environment, with made-up students
  nearmatch submission check FILE           check an MSIX-style file that a state submits
  nearmatch generate students --rows N --seed S   synthetic students with truth, to try it on
  nearmatch COMMAND --help                  options and examples of a command
  nearmatch --version

FILE is CSV, NDJSON or Parquet, gzipped or not; - is standard input.

Example
  nearmatch generate students --rows 3000 --seed 1 --out students.csv
  nearmatch dedupe students.csv --truth truth_id --ignore truth_family,truth_twin,error_kinds --out result

${EXIT_CODES}
`

const DEDUPE = `nearmatch dedupe FILE… --out DIR [options]

Finds the records of one person. Several files count as one, one after the other: ids must then be
unique across them, or --source must name a column that tells them apart. - is standard input.

${LINKAGE_OPTIONS}

${RESULTS}

Examples
  nearmatch dedupe people.csv --out result
  nearmatch dedupe tx.csv wa.csv --model student --id record_id --source state --out result --force
  nearmatch dedupe kids.csv --map given_name=vorname,surname=nachname,birth_date=geb --out result
  gunzip -c people.csv.gz | nearmatch dedupe - --model last-year/model.json --out result --json

${EXIT_CODES}
`

const LINK = `nearmatch link LEFT RIGHT --out DIR [options]

Finds the records of one person across two files: pairs within a file are not looked at. Each file
is a source, named by its file name.

${LINKAGE_OPTIONS}

${RESULTS}

Examples
  nearmatch link enrolled.csv arrived.csv --id student_id --out result
  nearmatch link a.csv b.csv --one-to-one --constraints decided.csv --out result

${EXIT_CODES}
`

const EXPLAIN = `nearmatch explain RESULT LEFT RIGHT [--json]

Shows how the match weight of two records adds up, and what became of them. RESULT is a folder that
dedupe or link wrote; LEFT and RIGHT are record ids, with their source before them where there are
several: source/id. The input files are read again, and must be as they were. The values of the two
records are shown.

  --json    print one JSON line instead of words
  --help    this text

Example
  nearmatch explain result R04ZM2ST R28KFPJN
  nearmatch explain result enrolled.csv/17 arrived.csv/B-203

${EXIT_CODES}
`

const TUNE = `nearmatch tune RESULT [options]

Tries many thresholds on the records of RESULT, a folder that dedupe or link wrote, and says which are
best: what precision, recall, review and costs each pair of thresholds comes to, and how sure that is.
The input files are read again, and must be as they were. What it promises of two thresholds, the same
run with --lower and --upper gives.

What is true
  --truth FILE             record_id,truth (rows of equal truth are one person) or labelled pairs
                           left_id,right_id,match (and certainty, inclusion_probability); with source,
                           or left_source,right_source, where there are several
                           (default: the column that RESULT was measured by, if there was one)
  --estimate               as if nobody knew the truth: the fitted model estimates its own errors.
                           So it is too where there is no truth

What is best (default: the highest F1 of matches)
  --cost-wrong COST        of a matched pair of two persons; any unit, the same for all three
  --cost-missed COST       of a pair of one person that neither a match nor a review finds
  --cost-review COST       of looking at one item of review
  --at-most-wrong SHARE    wrong matches per matched pair: 1/10000, 0.0001 or 0.01%
  --at-most-review N       items of review per 1,000 records
  --at-least-recall SHARE  of the pairs of one person, those that are matched

What is tried
  --lower FROM..TO         lower thresholds in bits (default: from the floor up)
  --upper FROM..TO         upper thresholds (default: from the floor to 8 bits above the present one)
  --step BITS              from one threshold to the next (default 1)
  --margin BITS,…          margins to a rival (default: the present one)
  --floor BITS             pairs are looked at down to this weight (default: 3 bits below what the
                           present thresholds need)
  --levels                 other levels of each comparison too: two neighbours taken for one, the
                           similarity of a level moved; says which pay. Needs a truth
  --folds N                folds of persons, by which the choice itself is judged (default 5)
  --seed N                 of the hash that deals persons to folds (default 0)
  --threads N              worker threads

What to write
  --out DIR                a page of charts, tables as CSV, all of it as JSON; with --levels, the model
                           with the best levels if some pay; DIR is empty or absent
  --force                  replace the results in DIR; other files there stay
  --json                   print one JSON document instead of words
  --quiet                  print nothing but errors
  --help                   this text

Examples
  nearmatch tune result
  nearmatch tune result --truth truth.csv --at-most-wrong 1/10000 --at-most-review 30
  nearmatch tune result --cost-wrong 500 --cost-missed 50 --cost-review 2 --out tuned

${EXIT_CODES}
`

const LABEL = `nearmatch label RESULT --labels FILE [options]
nearmatch label agreement FILE FILE [--out FILE] [--json]

Shows pairs of records, one by one, and asks whether they are one child. Pairs are chosen where an
answer tells most: at random within strata of match weight, more where the model is unsure or the
clusters disagree with it. Each answer is in FILE, a plain CSV, before the next pair is shown; pairs in
FILE are not asked again. What the model thinks is not shown, as it would sway the answer. RESULT is a
folder that dedupe or link wrote; its input files are read again, and must be as they were.

Keys: y same child, n different, ? not sure, s skip, u undo, q quit and save. Without a terminal, the
keys are read from standard input.

  --labels FILE     where the answers go, and are read from (required)
  --author NAME     who answers (default: the user's name on this machine)
  --count N         how many pairs to label in all, those in FILE included (default 200)
  --by COLUMN       spread the pairs over the groups of a column, such as a source
  --width W         stop when the 95 % intervals of precision and recall are narrower (default 0.02),
                    and 100 pairs are answered
  --go-on           don't stop there
  --floor BITS      pairs from this match weight up (default: 6 below the lower threshold)
  --show-weight     show the match weight of each pair
  --web             ask on a page in the browser of this machine
  --port N          its port (default: a free one)
  --seed N          seed of the hash that draws pairs; two people with one seed see the same (default 0)
  --threads N       worker threads for reading and scoring again
  --json            print one JSON line at the end; the words go to standard error
  --help            this text

agreement compares two people's files: the share on which they agree, Cohen's kappa with its interval,
and with --out the pairs on which they differ, as CSV.

Then
  nearmatch dedupe people.csv --labels FILE --out DIR    weights learnt from the answers

Examples
  nearmatch label result --labels ana.csv --author ana
  nearmatch label result --labels ana.csv --author ana --by source --web
  nearmatch label agreement ana.csv ben.csv --out differ.csv

${EXIT_CODES}
`

const COMPARE = `nearmatch compare RESULT RESULT… [--model FILE]… [options]

Puts several models side by side on the same records: what each finds, which decisions change from one
to the other, and, with truth, whether one is better by more than chance. RESULT is a folder that
dedupe or link wrote; its input files are read again, and must be as they were. With --model, other
models decide about the records of the first RESULT.

  --model FILE     another model.json, taken as it is; may be given several times
  --truth FILE     record_id,truth or left_id,right_id,match (default: the column that the first
                   RESULT was measured by, if any)
  --out DIR        write report.html and the numbers of its charts as CSV into DIR
  --force          replace the files in DIR
  --show-values    show on the page what the records of changed pairs say; otherwise ids and levels
  --samples N      changed pairs to show of each kind of change (default 5)
  --seed N         seed of the draws that p and intervals rest on (default 0)
  --threads N      worker threads (default and at most: as many as there are cores)
  --json           print one JSON document instead of words; it holds ids, no values
  --quiet          print nothing but errors
  --help           this text

Examples
  nearmatch compare result stricter --truth truth.csv --out comparison
  nearmatch compare result --model last-year/model.json --json

${EXIT_CODES}
`

const GENERATE = `nearmatch generate students --rows N --seed S [options]

Writes synthetic student records as CSV, with the truth and the kinds of error in columns of their
own: no record of any real child. The same rows, seed and errors give the same bytes.

  --rows N         how many records, 1 to 4294967296 (required)
  --seed S         a whole number (required)
  --errors LEVEL   low, middle (default) or high
  --out FILE       default: standard output
  --force          replace FILE
  --help           this text

Example
  nearmatch generate students --rows 20000 --seed 7 --errors high > students.csv

${EXIT_CODES}
`

const SUBMISSION = `nearmatch submission check FILE [options]
nearmatch submission layout

check reads a file as a state submits it to the exchange, student by student, and says what would be
accepted, accepted with warnings, or rejected: line, element, rule and what to do. FILE is the
delimited, the JSON or the XML layout, gzipped or not; - is standard input. layout prints the layout
with all elements and code lists as Markdown. No value of a record is ever shown.

  --out FILE    write all findings as CSV
  --show N      findings to show (default 20)
  --json        print one JSON line for each finding, then a summary
  --help        this text

Example
  nearmatch submission check tx-2026-11-27.txt --out findings.csv

${EXIT_CODES} Refused is
a file of which a student is rejected, or a line belongs to no student.
`

const EXCHANGE = `nearmatch exchange COMMAND DIR …

What several states submit of their students, and who is who among them. The exchange in DIR is a
registry, so all registry commands work on it too; its person ids are MSIX ids of 12 digits.

  init DIR              makes an empty exchange
  submit DIR FILE       takes in a submission file: what can be loaded is kept, the rest is told
    --all-or-nothing      takes in nothing unless every student can be loaded
    --author NAME         who submits; kept in the ledger
    --out FILE            write all findings as CSV
  student DIR ID        the consolidated record of a child, by its MSIX id
    --state CODE          ID is the state’s own id of the student
  link DIR EMAIL        prints a one-time link, good for a day, by which the account of that address
                        gets a new password and loses its second factor: a way back for who lost
                        either or gets no mail. Stop the service first, and start it again then
    --config FILE         settings of the service, for the address in the link
  erase DIR ID          erases by law all that a state ever said of a student: every version, what it
                        is found by, what people wrote about it. Cannot be undone. Stop the service first
    --state CODE          whose own id of the student it is (required)
  backup DIR TO         copies it, with audit and keys, while a service works on it
  restore FROM TO       makes an exchange from such a copy, once it has proved whole
  verify DIR            checks everything: the store, its history played again, the audit
  audit verify DIR      checks that each entry of the audit follows from the one before
    --audit-hash HASH     of an entry that must still be there, as backup told it

  --json    JSON on a terminal too; where the output is no terminal it is JSON anyway
  --help    this text

Example
  nearmatch exchange init exchange
  nearmatch exchange submit exchange tx.txt --out findings.csv
  nearmatch exchange student exchange A17 --state TX

${EXIT_CODES} Refused is
also a file of which a student is rejected, or a line belongs to no student; the others are kept.
`

const SERVE = `nearmatch serve --data DIR [options]

Serves the exchange in DIR over HTTP: what states submit, searches, consolidated records, worklists,
notices, accounts, the audit. Everything is in DIR, which is made at the first start and belongs to one
service at a time; a link to make the first account is printed then. Listens on this machine alone
unless the configuration names a certificate or a proxy. Logs, without personal data, go to standard
error. Ctrl-C or SIGTERM lets requests finish and ends it.

  --data DIR      folder of the exchange (required)
  --port N        port to listen on (default 8420; 0: any free one)
  --config FILE   settings as one JSON object; NEARMATCH_SECTION_NAME in the environment goes before it
  --json          print where it is as a line of JSON
  --help          this text

Example
  nearmatch serve --data exchange --port 8420

${EXIT_CODES}
`

const DEMO = `nearmatch demo [options]

The training environment: an exchange on this machine with generated students of six states, who are
no real children, near matches among them, and an account for each role. Address and log-ins are
printed once; a second factor is not asked for. All is in a temporary folder and gone at the end.

  --port N     default 8421; 0: any free one
  --data DIR   keep it: a folder that is empty, absent, or of an earlier demo
  --logs       show the service’s log
  --json       print address and log-ins as a line of JSON
  --help       this text

Example
  nearmatch demo --port 0 --data demo

${EXIT_CODES}
`

const EVALUATE = `nearmatch evaluate RESULT|REGISTRY [--truth FILE] [options]

Measures a folder that dedupe or link wrote, or a registry, against truth: precision and recall of
pairs, B-cubed, persons and clusters, blocking, each with a 95 % interval; what became of pairs that
are one person; groups of children held against each other; the worst errors and how their weight
adds up. The decisions are those of the folder. The input files are read again, and the run is
repeated, for blocking, groups and weights; where they are gone, the rest is given without.

  --truth FILE         record_id,truth (and source): rows of equal truth are one person. Or pairs that
                       people judged: left_id,right_id,match (and left_source, right_source,
                       certainty, inclusion_probability). Default: the run's own --truth COLUMN
  --by COLUMN,…        further columns to break the figures down by
  --errors N           how many errors of each kind are listed (default 10)
  --least-persons N    smaller groups are neither named nor compared (default 30)
  --show-values        show what the records of listed errors say; otherwise ids and levels only
  --out DIR            write a page of charts (report.html, chart-….csv) and every table as CSV:
                       measures, confusion, breakdown, fairness, errors, error-steps
  --force              replace these files in DIR; other files there stay
  --threads N          worker threads (default and at most: as many as there are cores)
  --json               print one JSON document instead of words
  --quiet              print nothing but errors
  --help               this text

Examples
  nearmatch evaluate result
  nearmatch evaluate result --truth truth.csv --by school --errors 50 --out measured
  nearmatch evaluate children --truth labelled.csv --json

${EXIT_CODES}
`

/** Commands and their help; `''` is the program itself. */
export const USAGE: Readonly<Record<string, string>> = {
  '': MAIN,
  dedupe: DEDUPE,
  link: LINK,
  explain: EXPLAIN,
  tune: TUNE,
  label: LABEL,
  compare: COMPARE,
  generate: GENERATE,
  exchange: EXCHANGE,
  submission: SUBMISSION,
  serve: SERVE,
  demo: DEMO,
  evaluate: EVALUATE,
}

/** All commands; the help of `registry` is where its commands are. */
export const COMMANDS: readonly string[] = [
  ...Object.keys(USAGE).filter((name) => name !== ''),
  'registry',
]
