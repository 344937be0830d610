-- grain: one row, the snapshot itself
select snapshot_id, as_of, cast(built_at as varchar) as built_at, simulated, communes, submissions, default_period
from snapshot.meta
