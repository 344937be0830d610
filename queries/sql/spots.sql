-- grain: one row a weak-signal spot of the province that is still open, its operators joined
select spot_code, any_value(commune_code) as commune_code, any_value(lat) as lat, any_value(lon) as lon,
       string_agg(distinct operators, ';' order by operators) as operators, bool_or(overdue) as overdue
from snapshot.spots
where open and lat is not null and lon is not null
group by spot_code
order by spot_code
