-- grain: one row: communes of which anything was received
select count(distinct commune_code)::bigint as communes
from snapshot.submissions
where status <> 'duplicate'
