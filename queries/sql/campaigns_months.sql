-- grain: one row a closed month: people guided, of them in a campaign, communes and hamlets that took part; of all or one
with months as (
    select period, label, sort, lag(period) over (order by sort) as before, lead(period) over (order by sort) as after
    from snapshot.periods where kind = 'month' and closed
),
own as (
    select period,
           sum(value) filter (where indicator = 'C2' and part = 1 and state = 'ok')::double as guided,
           sum(value) filter (where indicator = 'G3' and part = 3 and state = 'ok')::double as in_campaign,
           sum(numerator) filter (where indicator = 'G3' and part = 2 and state = 'ok')::double as hamlets,
           sum(denominator) filter (where indicator = 'G3' and part = 2 and state = 'ok')::double as hamlets_all,
           count(*) filter (where indicator = 'G3' and part = 2 and state = 'ok' and numerator > 0)::bigint as joined,
           count(*) filter (where indicator = 'C2' and part = 1 and state = 'ok')::bigint as reporting
    from snapshot.commune_status
    where indicator in ('C2', 'G3') and ($place = '' or commune_code = $place)
    group by period
)
select m.period, m.label, m.before, m.after, own.guided, own.in_campaign, coalesce(own.joined, 0) as joined,
       own.hamlets, own.hamlets_all, coalesce(own.reporting, 0) as reporting
from months m
left join own using (period)
order by m.sort
