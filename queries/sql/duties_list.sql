-- grain: one row a duty of the two letters for one period: the province's state and communes by state
with counted as (
    select duty,
           count(*) filter (where state = 'done') as done,
           count(*) filter (where state = 'in_progress') as in_progress,
           count(*) filter (where state = 'late') as late,
           count(*) filter (where state = 'no_evidence') as no_evidence,
           count(*) filter (where state = 'no_data') as no_data
    from snapshot.duty_status
    where period = $period and commune_code is not null
    group by duty
)
select d.duty, d.letter, d.place, d.owner, d.text, d.deadline, d.evidence, d.grain,
       array_to_string(d.indicators, ',') as indicators, own.state, own.evidence_rows,
       worst.short_name as worst_name, coalesce(c.done, 0) as done, coalesce(c.in_progress, 0) as in_progress,
       coalesce(c.late, 0) as late, coalesce(c.no_evidence, 0) as no_evidence,
       coalesce(c.no_data, 0) as no_data
from snapshot.duties d
left join snapshot.duty_status own
  on own.duty = d.duty and own.period = $period and own.commune_code is null
left join snapshot.indicators worst on worst.code = own.worst
left join counted c on c.duty = d.duty
order by d.duty
