-- grain: one row a hamlet of those with most people guided a member and month (C6), the highest first, for one period
select v.hamlet_code, coalesce(h.full_name, v.hamlet_code) as full_name, h.old_commune, v.commune_code,
       c.full_name as commune, c.name, v.value, v.numerator, v.denominator, cast(s.value as double) as most, s.status
from snapshot.listed_values v
join snapshot.communes c on c.commune_code = v.commune_code
join snapshot.settings s on s.key = 'guided_per_member_month_max'
left join snapshot.hamlets h on h.hamlet_code = v.hamlet_code
where v.period = $period and v.indicator = 'C6'
order by v.value desc, c.sort, v.hamlet_code
