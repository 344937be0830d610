-- grain: one row a commune, and one of the whole province (commune null), with at least one monthly step
-- monthly steps of one indicator (part 1) in the six months up to the end of the period
with months as (
    select m.period, m.sort, m.last_day, row_number() over (order by m.sort desc) as age
    from snapshot.periods m
    join snapshot.periods chosen on chosen.period = $period
    where m.kind = 'month' and m.closed and m.last_day <= chosen.last_day
),
known as (
    select commune_code, period, value from snapshot.commune_status
    where indicator = $indicator and part = 1 and state = 'ok' and not (stale and coalesce(units_reporting, 0) = 0)
    union all
    select null, period, value from snapshot.province_status
    where indicator = $indicator and part = 1 and state = 'ok'
),
steps as (
    select k.commune_code, m.age, m.last_day, k.value,
           (k.value - lag(k.value) over w) / nullif(lag(m.age) over w - m.age, 0) as step
    from known k join months m using (period)
    where m.age <= 7
    window w as (partition by k.commune_code order by m.age desc)
)
select commune_code, count(step) as steps, median(step) as middle, min(step) as slowest, max(step) as fastest,
       arg_max(value, last_day) as value, max(last_day) as last_day
from steps
group by commune_code
having count(step) > 0
order by commune_code nulls first
