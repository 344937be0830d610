-- grain: one row a month and commune, the twelve months up to the end of the period given: forms by state
with months as (
    select m.period, m.label, m.sort
    from snapshot.periods m
    join snapshot.periods p on p.period = $period and m.last_day <= p.last_day
    where m.kind = 'month' and m.period in (select period from snapshot.reporting)
    order by m.sort desc
    limit 12
)
select m.period, m.label, r.commune_code,
       count(*) filter (where r.on_time and r.received_date is not null) as on_time,
       count(*) filter (where not r.on_time and r.received_date is not null) as late,
       count(*) filter (where r.received_date is null and not r.on_time) as missing,
       count(*) filter (where r.received_date is null and r.on_time is null) as wait
from months m
join snapshot.reporting r on r.period = m.period and r.expected
group by m.period, m.label, m.sort, r.commune_code
order by m.sort, r.commune_code
