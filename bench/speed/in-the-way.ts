/**
 * What profiles say about the targets that are not reached; by hand, as no bench tells it. The shares
 * are of the processor time of one thread over a million students.
 */
export const IN_THE_WAY: string = `## What is in the way

Aims: a whole run within 6 naive reads of its file, five times as fast as bare SQL on DuckDB in a quarter of its memory, threads that gain 0.9 of what processes gain, ten million records within 25 times the time of a million and 8 GiB. The last is reached, the first three are not.

- **Where the time goes**: a third is comparing (0.6 µs for each candidate pair, of which finding it is a tenth), a quarter blocking, the rest a tenth or less each: training, partition, reading, standardizing, writing. Nothing stands out any more, and two threads at best halve the sum, so six naive reads ask for a third less of everything.
- **Comparing**: birth date, identifiers, middle name, suffix and sex are compared for all pairs and take nearly half of the time, but tell only 7 of 100 pairs from matches; they must come first, because what they could still add is what keeps pairs alive. The first name then drops half, surnames two fifths and parents three fifths of what is left. Tried: leaving pairs out once for all cheap comparisons rather than after each; it gains nothing. The next factor of two would be kernels that compare a column of a batch eight pairs at a time (WebAssembly SIMD) over the words of packed records.
- **Blocking**: 22 keys a record, of which 18 are shared; nearly half of the time goes into reading names and making keys, two fifths into writing them out and sorting. A sample of keys is chosen before keys are made now, and a million students need none. The next step would be the tokens of each record side by side, made once for all rules that ask for them, and one thread's share of a rule's keys rather than whole rules.
- **Threads**: stages wait for the main thread where ids are sorted, blocks put together, components found and links ordered: about a tenth of a run. Training and packing are shared out now. Each thread also warms up by itself, which a small file feels.
- **DuckDB**: the job has few candidates and cheap comparisons, so reading, standardizing, blocking and writing are most of it, and a fifth of what DuckDB takes is less than reading the file alone. A quarter of its memory is less than Node and two threads hold before they have read anything.
- **Ten million records**: 5.8 GB, and 12 times the time of a million. Memory peaks where components are found, with packed records, blocks, kept pairs and links in it. Under the same budget of 100 pairs in blocks and 9 compared per record, blocks are split above 29 records rather than 120, and blocking recall is 0.986 rather than 0.995.`
