-- grain: one row a closed period, latest first: when it was published for good, and how many of its figures differ since
with restated as (
    select period, count(*) as figures, count(distinct commune_code) as communes
    from snapshot.restatements
    group by period
)
select p.period, p.label, p.kind, f.frozen_on, f.frozen_by, f.snapshot_id, f.as_of,
       coalesce(r.figures, 0) as restated, coalesce(r.communes, 0) as communes
from snapshot.periods p
left join snapshot.frozen f on f.period = p.period
left join restated r on r.period = p.period
where p.closed or f.period is not null
order by p.last_day desc, p.kind
