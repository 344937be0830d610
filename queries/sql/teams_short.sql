-- grain: one row a hamlet of the province whose team lacks members in one period, the shortest first
select c.commune_code, c.full_name as commune_name, c.peer_group, c.former_province, v.hamlet_code,
       h.full_name, h.old_commune,
       v.value as short
from snapshot.listed_values v
join snapshot.communes c on c.commune_code = v.commune_code
left join snapshot.hamlets h on h.hamlet_code = v.hamlet_code
where v.period = $period and v.indicator = 'A6'
order by v.value is null desc, v.value desc, c.sort, v.hamlet_code
