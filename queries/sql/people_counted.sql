-- grain: one row a hamlet whose guided households are counted from a visit log in one period, with what it declared where that is far above
with shown as (
    select first_day, last_day from snapshot.periods where period = $period
), declared as (
    select g.hamlet_code, arg_max(g.value, m.last_day) as declared, max(m.label) as label
    from snapshot.signals g
    join snapshot.periods m on m.period = g.period
    join shown on m.first_day >= shown.first_day and m.last_day <= shown.last_day
    where g.kind = 'declared_above_counted'
    group by g.hamlet_code
)
select c.commune_code, c.full_name as commune_name, c.peer_group, c.former_province, v.hamlet_code,
       h.full_name, h.old_commune,
       v.numerator as counted, v.denominator as households, d.declared
from snapshot.listed_values v
join snapshot.communes c on c.commune_code = v.commune_code
left join snapshot.hamlets h on h.hamlet_code = v.hamlet_code
left join declared d on d.hamlet_code = v.hamlet_code
where v.period = $period and v.indicator = 'C1'
order by d.declared is null, c.sort, v.hamlet_code
