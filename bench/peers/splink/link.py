"""The job in Splink on DuckDB, training included: u from random pairs, m by EM over two rules.

    python link.py job.json prepared.csv result threads [--count]

--count only counts the candidate pairs.
"""

import json
import logging
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from report_cost import report_cost_at_exit  # noqa: E402

report_cost_at_exit()

import duckdb  # noqa: E402
import splink.comparison_library as cl  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402
from splink.blocking_analysis import count_comparisons_from_blocking_rules  # noqa: E402

logging.getLogger("splink").setLevel(logging.ERROR)

job_file, file, result, threads = sys.argv[1:5]
with open(job_file, encoding="utf-8") as source:
    job = json.load(source)

connection = duckdb.connect(":memory:")
connection.execute(f"SET threads = {int(threads)}")
connection.execute("SET preserve_insertion_order = false")
connection.execute("SET enable_progress_bar = false")
fields = ", ".join(["record_id", *job["fields"]])
connection.execute(
    f"CREATE TABLE records AS SELECT {fields} "
    "FROM read_csv($file, header = true, all_varchar = true, nullstr = '')",
    {"file": file},
)
records = DuckDBAPI(connection=connection).register("records")
rules = [block_on(*rule) for rule in job["rules"]]

if "--count" in sys.argv:
    counts = count_comparisons_from_blocking_rules(
        records,
        blocking_rules=rules,
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        record_sample_proportion=1.0,
    )
    print(json.dumps({"candidatePairs": counts[-1]["cumulative_comparison_count"]}))
    sys.exit(0)

settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="record_id",
    blocking_rules_to_generate_predictions=rules,
    comparisons=[
        cl.JaroWinklerAtThresholds(comparison["field"], comparison["at"])
        if comparison["at"]
        else cl.ExactMatch(comparison["field"])
        for comparison in job["comparisons"]
    ],
    # What is not asked for need not be carried along.
    retain_matching_columns=False,
    retain_intermediate_calculation_columns=False,
)
linker = Linker(records, settings)
linker.training.estimate_probability_two_random_records_match(
    [block_on("first_name", "last_name", "birth_date")], recall=0.6
)
linker.training.estimate_u_using_random_sampling(seed=1)
for rule in job["trainingRules"]:
    linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))

links = linker.inference.predict(threshold_match_weight=job["lower"])
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
    links, threshold_match_weight=job["upper"]
)
connection.execute(
    "COPY (SELECT record_id_l AS left_id, record_id_r AS right_id, match_weight, match_probability "
    f"FROM {links.physical_name}) TO '{result}/links.csv' (HEADER)"
)
connection.execute(
    f"COPY (SELECT record_id, cluster_id FROM {clusters.physical_name}) "
    f"TO '{result}/clusters.csv' (HEADER)"
)
