-- grain: one row a weak-signal spot of the province that is still open, its operators joined, as the most pressing
select spot_code, any_value(commune_code) as commune_code, any_value(lat) as lat, any_value(lon) as lon,
       string_agg(distinct operators, ';' order by operators) as operators,
       case when bool_or(overdue and sent_date is not null) then 'behind'
            when bool_or(sent_date is null) then 'no_data'
            when bool_or(committed_date is null) then 'attention'
            else 'on_track' end as tone
from snapshot.spots
where open and lat is not null and lon is not null
group by spot_code
order by spot_code
