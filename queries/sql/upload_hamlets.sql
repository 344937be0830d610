-- grain: one row a hamlet of a commune that stands in the catalogue
select hamlet_code, full_name
from snapshot.hamlets
where commune_code = $commune and valid_to is null
order by hamlet_code
