-- grain: one row a hamlet whose team showed no activity in two closed months running (C5), for one period
select v.hamlet_code, h.full_name, h.old_commune, v.commune_code, c.full_name as commune, c.name, c.peer_group, c.former_province
from snapshot.listed_values v
join snapshot.communes c on c.commune_code = v.commune_code
left join snapshot.hamlets h on h.hamlet_code = v.hamlet_code
where v.period = $period and v.indicator = 'C5'
order by c.sort, v.hamlet_code
