-- grain: one row for a period and indicator with a plan: communes looked at, left out, clusters found (null: too few)
select tested, left_out, clusters
from snapshot.cluster_tests
where period = $period and indicator = $indicator
