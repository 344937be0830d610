-- grain: one row a commune and content of guidance for one period: people guided, as reported
select v.commune_code, c.peer_group, c.former_province, split_part(v.breakdown, '=', 2) as content, v.value
from snapshot.listed_values v
join snapshot.communes c on c.commune_code = v.commune_code
where v.period = $period and v.indicator = 'C2'
order by c.sort, content
