-- grain: one row a figure of the frozen period (province and communes, whole) that would be another one now, with why
select r.level::varchar as level, r.commune_code, c.full_name, r.indicator, i.short_name, r.part,
       case when n.parts > 1 then p.name end as part_name, i.decimals,
       r.published_value, r.current_value, r.published_numerator, r.current_numerator, r.published_denominator,
       r.current_denominator, r.published_state, r.current_state, r.unit::varchar as unit, r.reason
from snapshot.restatements r
join snapshot.indicators i on i.code = r.indicator
left join snapshot.indicator_parts p on p.code = r.indicator and p.part = r.part
left join (select code, count(*) as parts from snapshot.indicator_parts group by code) n
       on n.code = r.indicator
left join snapshot.communes c on c.commune_code = r.commune_code
where r.period = $period and r.level <> 'hamlet' and r.base = 'full' and r.breakdown = ''
order by r.level = 'commune', r.indicator, r.part, c.name
