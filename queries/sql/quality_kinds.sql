-- grain: one row a kind of signal: its signals, communes and checks in the period given, and how well it finds
with inside as (
    select m.period
    from snapshot.periods m
    join snapshot.periods p on p.period = $period and m.first_day >= p.first_day and m.last_day <= p.last_day
    where m.kind = 'month'
), found as (
    select kind, count(*) as signals, count(distinct commune_code) as communes
    from snapshot.signals
    where period in (select period from inside)
    group by kind
), seen as (
    select kind, count(distinct commune_code) filter (where state in ('clear', 'to_verify')) as checked
    from snapshot.signal_checks
    where period in (select period from inside)
    group by kind
)
select k.kind, k.name, k.meaning, k.forms, coalesce(f.signals, 0) as signals,
       coalesce(f.communes, 0) as communes, coalesce(s.checked, 0) as checked,
       k.planted, k.caught, k.clean, k.false_alarms
from snapshot.signal_kinds k
left join found f using (kind)
left join seen s using (kind)
order by k.sort
