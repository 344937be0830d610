-- grain: one row a commune and content of guidance for one period: people guided, as reported
select cast(v.commune_code as varchar) as commune_code, c.peer_group, c.former_province,
       split_part(cast(v.breakdown as varchar), '=', 2) as content, v.value
from snapshot.indicator_values v
join snapshot.communes c on c.commune_code = v.commune_code
where v.period = $period and v.indicator = 'C2' and v.part = 1 and v.base = 'full' and v.breakdown <> ''
  and v.level = 'commune' and v.state = 'ok'
order by c.sort, content
