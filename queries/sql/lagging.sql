-- grain: one row a commune that is behind plan for one period and indicator, with its leading cause
select l.commune_code, l.cause, l.evidence, l.needed_total, l.needed_per_week, l.needed_per_member_week,
       l.weeks_left, l.members
from snapshot.lagging l
where l.period = $period and l.indicator = $indicator
