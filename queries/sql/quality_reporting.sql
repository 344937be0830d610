-- grain: one row a period that ends inside the one given (months, quarters, halves), commune and form: when it came
select r.period, m.label, r.commune_code, r.form, r.received_date, r.due,
       case when not r.expected then 'not_expected'
            when r.received_date is null and r.on_time is null then 'wait'
            when r.received_date is null then 'missing'
            when r.on_time then 'on_time' else 'late' end as state,
       case when r.expected and not r.on_time
            then date_diff('day', r.due, coalesce(r.received_date, meta.as_of)) end as days_late
from snapshot.reporting r
cross join snapshot.meta
join snapshot.periods m on m.period = r.period
join snapshot.periods p on p.period = $period and m.last_day between p.first_day and p.last_day
order by m.sort, r.commune_code, r.form
